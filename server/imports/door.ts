/** What rooms further right may ask of imports: the same as everybody. */
export { getImport } from './use-cases/get-import';
