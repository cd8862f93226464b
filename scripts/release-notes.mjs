#!/usr/bin/env node
// Prints the section of CHANGELOG.md for one version; fails when package.json or the changelog names another.
import { readFileSync } from 'node:fs';

const [version = ''] = process.argv.slice(2);
const fail = (message) => {
  console.error(message);
  process.exit(1);
};
if (!/^\d+\.\d+\.\d+$/.test(version)) fail(`"${version}" is no version; give it as 1.2.3`);
const { version: current } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
if (current !== version) fail(`package.json says ${current}, not ${version}: merge the version pull request first`);
const changelog = readFileSync(new URL('../CHANGELOG.md', import.meta.url), 'utf8');
const section = changelog.split(/^## /m).find((part) => part.startsWith(`${version}\n`));
if (section === undefined) fail(`CHANGELOG.md has no section "## ${version}"`);
console.log(section.slice(version.length).trim());
