/** The site's icon: a folded sheet with a headline and two columns, readable on light and dark. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="3" y="2" width="26" height="28" rx="2" fill="#8a1c12"/><path d="M7 8h18M7 14h8M7 18h8M7 22h8M18 14h7M18 18h7M18 22h7" stroke="#fdfcf9" stroke-width="2.4"/></svg>
`;
