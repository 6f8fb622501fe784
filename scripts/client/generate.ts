import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from '@/server/api/openapi/document';
import { projectRoot } from '../setup/project-root';
import { makeClientTypes } from './make-types';

/** `npm run client`: writes `client/operations.ts` anew, from the routes as they are. */
const file = join(projectRoot, 'client/operations.ts');
const made = await makeClientTypes(openApiDocument());
if (readFileSync(file, 'utf8') !== made) writeFileSync(file, made);
console.log('client/operations.ts is up to date');
