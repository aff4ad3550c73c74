/** The table as a file, for the question, the filters and the order of an address's search. */
export function exportHref(search: string): string {
  const params = new URLSearchParams(search);
  for (const key of ["row", "view"]) params.delete(key);
  return `/compare/export.csv?${params}`;
}
