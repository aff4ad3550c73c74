/** What the coverage study needs, in one bundle. */
export { CELLS } from "./coverage-cells";
export { dataSets, runCell, truthOf } from "./coverage-intervals";
export { DESIGNS, runDesign } from "./coverage-same";
