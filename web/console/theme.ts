// Colours and sizes of the console. Shade 8 of each palette carries white text at 6:1 or more; see docs of WCAG 1.4.3.
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

const harbour: MantineColorsTuple = [
  '#eef3f8', '#dbe5ef', '#b9cbdd', '#93b4d2', '#7ba5ca', '#5782a9', '#4675a0', '#35628b', '#27537b', '#16426a',
]
const pine: MantineColorsTuple = [
  '#ebf6ee', '#d3eadb', '#a9d5b8', '#7fc596', '#5fb57b', '#3f9c60', '#2f8550', '#257545', '#1d6639', '#12502a',
]
const amber: MantineColorsTuple = [
  '#fdf4e3', '#fae5c2', '#f3cd8d', '#ecb65c', '#e0a03c', '#c48220', '#a96b12', '#955c0b', '#7d4c05', '#623a00',
]
const brick: MantineColorsTuple = [
  '#fdeeed', '#f9d9d7', '#f1b2af', '#f2918c', '#e5736e', '#cf4f4a', '#bb3a37', '#a92e2c', '#972323', '#7d1718',
]

export const theme = createTheme({
  colors: { harbour, pine, amber, brick },
  primaryColor: 'harbour',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  defaultRadius: 'sm',
  fontFamily: 'system-ui, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace',
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.25rem', lineHeight: '1.4' }, h2: { fontSize: '0.95rem', lineHeight: '1.4' } },
  },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    // Every field of these forms is needed: the star would say nothing.
    InputWrapper: { defaultProps: { withAsterisk: false } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 500, size: 'md' } },
    // A name alone is not read out; those in buttons are hidden from readers and need none.
    Loader: { defaultProps: { role: 'progressbar' } },
    Paper: { defaultProps: { withBorder: true, radius: 'md' } },
    // A dialog's head is no banner of the page.
    Modal: { defaultProps: { centered: true, radius: 'md', attributes: { header: { role: 'none' } } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
  },
})

/** Contrast of error texts, placeholders and dimmed text: 4.5:1 and more in both schemes (WCAG 1.4.3). */
export const resolveVariables: CSSVariablesResolver = (theme) => ({
  variables: {},
  light: {
    '--mantine-color-error': theme.colors['brick']?.[8] ?? '',
    '--mantine-color-placeholder': theme.colors.gray[7],
    '--mantine-color-dimmed': theme.colors.gray[7],
  },
  dark: {
    '--mantine-color-error': theme.colors['brick']?.[3] ?? '',
    '--mantine-color-placeholder': theme.colors.dark[2],
    '--mantine-color-dimmed': theme.colors.dark[1],
  },
})
