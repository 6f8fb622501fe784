import { roleMay } from '@/server/identity/domain/permissions';
import type { Role } from '@/server/identity/schema';

/** Which side of a conversation somebody is on; neither: who may only read. */
export type Speaks = 'asks' | 'answers' | null;

export const speaksAs = (role: Role): Speaks =>
  roleMay(role, 'questions:ask') ? 'asks' : roleMay(role, 'questions:answer') ? 'answers' : null;
