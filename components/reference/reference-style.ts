/** The reference in the product's own colours and fonts: Scalar's variables, set from ours. */
export const referenceStyle = `
:root, .light-mode, .dark-mode {
  --scalar-font: var(--font-geist-sans), ui-sans-serif, system-ui, sans-serif;
  --scalar-font-code: var(--font-geist-mono), ui-monospace, monospace;
  --scalar-background-1: var(--surface);
  --scalar-background-2: var(--canvas);
  --scalar-background-3: var(--subtle);
  --scalar-background-accent: var(--accent-subtle);
  --scalar-border-color: var(--line);
  --scalar-color-1: var(--ink);
  --scalar-color-2: var(--muted);
  --scalar-color-3: var(--muted);
  --scalar-color-accent: var(--accent);
  --scalar-color-green: var(--positive);
  --scalar-color-red: var(--danger);
  --scalar-color-orange: var(--warning);
  --scalar-color-yellow: var(--warning);
  --scalar-color-blue: var(--accent);
  --scalar-color-purple: var(--accent);
  --scalar-button-1: var(--accent);
  --scalar-button-1-color: var(--on-accent);
  --scalar-button-1-hover: var(--accent-hover);
  --scalar-link-color: var(--accent);
  --scalar-link-color-hover: var(--accent-hover);
  --scalar-radius: 6px;
  --scalar-radius-lg: 10px;
  --scalar-sidebar-background-1: var(--canvas);
  --scalar-sidebar-border-color: var(--line);
  --scalar-sidebar-color-1: var(--ink);
  --scalar-sidebar-color-2: var(--muted);
  --scalar-sidebar-color-active: var(--accent);
  --scalar-sidebar-item-active-background: var(--accent-subtle);
  --scalar-sidebar-item-hover-background: var(--subtle);
  --scalar-sidebar-item-hover-color: var(--ink);
  --scalar-sidebar-search-background: var(--surface);
  --scalar-sidebar-search-border-color: var(--line);
  --scalar-sidebar-search-color: var(--muted);
  --scalar-custom-header-height: 48px;
}
`;
