import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

const SYSTEM_FONT = "Inter, -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Shade 7 has contrast 6.1 on white, shade 4 has 8.0 on the dark surface. */
const lagoon: MantineColorsTuple = [
  '#ebf8f7',
  '#d6efed',
  '#abdfdb',
  '#7bcfc8',
  '#56bfb7',
  '#2fa39c',
  '#12857f',
  '#0b6e6b',
  '#0a5c5a',
  '#084947',
];

/** Neutrals with a breath of the accent, in place of Mantine's. */
const gray: MantineColorsTuple = [
  '#f6f8f8',
  '#eef3f3',
  '#e3eaea',
  '#dde5e5',
  '#c5d0d1',
  '#a3b1b3',
  '#87999b',
  '#4a5e61',
  '#2f4245',
  '#14272a',
];
const dark: MantineColorsTuple = [
  '#dbe5e5',
  '#b9c8ca',
  '#8da0a3',
  '#65797d',
  '#3a4d51',
  '#324347',
  '#223236',
  '#1b292c',
  '#0f191b',
  '#0a1112',
];

/** What is filled takes the accent of the scheme with a text colour that can be read on it. */
const variantColorResolver: VariantColorsResolver = (input) =>
  input.variant === 'filled'
    ? { background: 'var(--accent)', hover: 'var(--accent-strong)', color: 'var(--on-accent)', border: 'none' }
    : defaultVariantColorsResolver(input);

/** The head of a dialog is no banner of the page. */
const DIALOG = {
  defaultProps: { attributes: { header: { role: 'none' } } },
  styles: { title: { fontSize: '1.125rem', fontWeight: 650 } },
};

export const theme = createTheme({
  colors: { lagoon, gray, dark },
  variantColorResolver,
  primaryColor: 'lagoon',
  primaryShade: { light: 7, dark: 4 },
  fontFamily: SYSTEM_FONT,
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace",
  headings: { fontFamily: SYSTEM_FONT, fontWeight: '680' },
  defaultRadius: 'md',
  radius: { sm: '6px', md: '10px', lg: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    Modal: DIALOG,
    Drawer: DIALOG,
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
      styles: { label: { fontSize: '0.9375rem', fontWeight: 600, marginBottom: 6 } },
    },
  },
});

/** Mantine's variables that follow our tokens. It sets its own per scheme, so these must be per scheme, too. */
const FOLLOWING = {
  '--mantine-color-body': 'var(--page)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-placeholder': 'var(--ink-faint)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--surface-sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-anchor': 'var(--accent-ink)',
};

/** The app's own tokens. */
export const resolveTokens: CSSVariablesResolver = () => ({
  variables: { '--page-title': 'clamp(1.875rem, 5vw, 2.375rem)', '--page-advice': '1.125rem' },
  light: {
    ...FOLLOWING,
    '--page': '#f6f8f8',
    '--surface': '#ffffff',
    '--surface-sunken': '#eef3f3',
    '--line': '#dde5e5',
    '--line-strong': '#87999b',
    '--ink': '#14272a',
    '--ink-soft': '#4a5e61',
    '--ink-faint': '#64777a',
    '--accent': '#0b6e6b',
    '--accent-strong': '#0a5c5a',
    '--on-accent': '#ffffff',
    '--accent-soft': '#e2f3f1',
    '--accent-ink': '#0a5c5a',
    '--person-soft': '#fbefdc',
    '--person-ink': '#7a4a05',
    '--danger': '#b3261e',
    '--shadow': '0 1px 2px rgb(15 40 42 / 6%), 0 12px 32px -16px rgb(15 40 42 / 18%)',
  },
  dark: {
    ...FOLLOWING,
    '--page': '#0d1517',
    '--surface': '#141f22',
    '--surface-sunken': '#1b292c',
    '--line': '#28393d',
    '--line-strong': '#65797d',
    '--ink': '#e7efef',
    '--ink-soft': '#a9babc',
    '--ink-faint': '#8da0a3',
    '--accent': '#56bfb7',
    '--accent-strong': '#7bcfc8',
    '--on-accent': '#06201f',
    '--accent-soft': '#143432',
    '--accent-ink': '#7bcfc8',
    '--person-soft': '#3a2c14',
    '--person-ink': '#f0c987',
    '--danger': '#ff9a92',
    '--shadow': '0 1px 2px rgb(0 0 0 / 40%)',
  },
});
