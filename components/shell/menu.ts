/** Read by the server, so that the menu does not jump: the names of the groups that are open, with dots between. */
export const menuCookie = 'menu';

export const openGroupsOf = (text: string | undefined): string[] | null => text?.split('.') ?? null;
