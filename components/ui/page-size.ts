/** Rows on a page of a list, everywhere: the server prefetches the very page that the table asks for. */
export const pageSize = 50;
