export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Read by the server, which writes the choice on <html>. */
export const themeCookie = 'theme';

export const themeOf = (text: string | undefined): Theme => themes.find((theme) => theme === text) ?? 'system';
