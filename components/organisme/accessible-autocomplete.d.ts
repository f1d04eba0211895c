declare module 'accessible-autocomplete' {
  type Options = Record<string, unknown> & { selectElement: HTMLSelectElement }
  const accessibleAutocomplete: { enhanceSelectElement: (options: Options) => void }
  export default accessibleAutocomplete
}
