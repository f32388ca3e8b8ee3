/** The names by which GitHub writes emoji: its own list. Those of its own pictures, such as octocat, have no character. */

import { nameToEmoji } from 'gemoji';

const emoji = new Map(Object.entries(nameToEmoji));

/** @type {import('./emoji_facts.js').EmojiTable} */
export const emoji_named = (name) => emoji.get(name);
