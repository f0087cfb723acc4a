// What Vite adds to the program: style sheets by import, and the texts of the rulebook (vite.config.ts).
declare module '*.css'
declare const CONSOLE_TEXTS: Readonly<Record<'en' | 'zh-Hans', Readonly<Record<string, string>>>>
