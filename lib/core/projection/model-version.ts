/** Version of the formulae (MODEL.md). A report says which one it was made with; a change of any figure raises it. */
export const MODEL_VERSION = "3";
