// @ts-check
// What the source files import from each other, for lib/walls.test.ts.
import fs from "node:fs";
import path from "node:path";
import { inRoot } from "./root.mjs";

const IMPORT =
  /^(?:import|export)(\s+type)?\s+(?:[\w$*{}\s,]+\sfrom\s+)?["']([^"']+)["']|\bimport\(["']([^"']+)["']\)/gm;

/** The TypeScript files of some folders without their tests, as paths from the checkout. @param {string[]} folders */
export function sourceFiles(folders) {
  return folders
    .flatMap((folder) => {
      const entries = /** @type {string[]} */ (fs.readdirSync(inRoot(folder), { recursive: true }));
      return entries.map((file) => path.posix.join(folder, file.replaceAll("\\", "/")));
    })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^lib\/generated\//.test(file));
}

/** @param {string} file */
export const textOf = (file) => fs.readFileSync(inRoot(file), "utf8");

/** Whether a path lies in a room: a folder, or a file without its ending. @param {string} file @param {string} room */
export const isIn = (file, room) => file === room || file.startsWith(`${room}/`) || file.startsWith(`${room}.`);

/**
 * @typedef {{ file: string, target: string, isPackage: boolean, isType: boolean }} Import a target of our own is a
 *   path from the checkout without an ending
 * @param {string[]} files
 */
export const importsOf = (files) => files.flatMap((file) => readImports(file, textOf(file)));

/** @param {string} file @param {string} text @returns {Import[]} */
export function readImports(file, text) {
  return [...text.matchAll(IMPORT)].map((match) => {
    const name = match[2] ?? match[3] ?? "";
    const isRelative = name.startsWith(".");
    const target = isRelative ? path.posix.join(path.posix.dirname(file), name) : name.replace(/^@\//, "");
    return { file, target, isPackage: !isRelative && target === name, isType: match[1] !== undefined };
  });
}
