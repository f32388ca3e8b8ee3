/** Where the links to other pages of the site stand in a page's bar (page_surroundings.js writes them). */

export const bar_selector = 'nav#bar';

/** The list of all reports. @returns {HTMLAnchorElement | null} */
export const archive_link = () => document.querySelector(`${bar_selector} .archive`);

/** @param {'prev' | 'next'} relation @returns {HTMLAnchorElement | null} */
export const neighbour_link = (relation) => document.querySelector(`${bar_selector} [rel="${relation}"]`);
