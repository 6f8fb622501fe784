/** So many versions of one merchant are shown; nobody changes banks more often. */
export const VERSIONS_SHOWN = 50;
