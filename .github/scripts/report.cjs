// Tells on a pull request what its records do to readers: one comment, brought up to date with each push, and what
// `evidence check --fix` would write as suggestions to accept. Run by .github/workflows/report.yml from the main branch.
//
// What it reads comes from a run that had the code of a stranger: files of text and numbers, never run, and never
// believed about which pull request they belong to.
"use strict";

const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

const IMPACT = "<!-- evidence: impact -->";
const REPAIR = "<!-- evidence: repair -->";
const LONGEST = 60000; // characters; a comment holds 65,536
const MOST = 20; // suggestions on one pull request: more than that, and a person runs `--fix`

module.exports = async function report({ github, context, core, folder }) {
  const run = context.payload.workflow_run;
  const pull = await pullRequestOf(github, context.repo, run);
  if (!pull) {
    core.info(`no open pull request has ${run.head_sha} as its head`);
    return "";
  }
  await comment(github, context.repo, pull.number, body(folder, run.html_url));
  await suggest(github, context.repo, pull, repairs(folder));
  return String(pull.number);
};

// The open pull request whose head is the commit that was looked at; one that has moved on gets the report of its own run.
async function pullRequestOf(github, repo, run) {
  if (!run.head_repository) return undefined; // a fork that was deleted since
  const head = `${run.head_repository.owner.login}:${run.head_branch}`;
  const open = await github.paginate(github.rest.pulls.list, { ...repo, state: "open", head, per_page: 100 });
  return open.find((pull) => pull.head.sha === run.head_sha);
}

function body(folder, address) {
  const file = join(folder, "impact.md");
  const text = existsSync(file)
    ? unlinked(readFileSync(file, "utf8"))
    : "What this change does to readers could not be told: the records could not be read. The run says why.";
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}\n\n(cut here; \`evidence impact\` tells all)` : text;
  return `${IMPACT}\n${cut}\n\n[The site with this change, and the problems of its records](${address}): artifacts below.`;
}

// A stranger's code may have written the file: it calls nobody, leads nowhere and is no HTML.
function unlinked(text) {
  return text.replace(/[<>]/g, (sign) => (sign === "<" ? "&lt;" : "&gt;")).replace(/@/g, "&#64;").replace(/\]\(/g, "]\\(").replace(/:\/\//g, ":&#8203;//");
}

async function comment(github, repo, number, text) {
  const all = await github.paginate(github.rest.issues.listComments, { ...repo, issue_number: number, per_page: 100 });
  const ours = all.find((it) => it.user?.type === "Bot" && it.body?.startsWith(IMPACT));
  if (!ours) {
    await github.rest.issues.createComment({ ...repo, issue_number: number, body: text });
  } else if (ours.body !== text) {
    await github.rest.issues.updateComment({ ...repo, comment_id: ours.id, body: text });
  }
}

// The repairs that are shaped like repairs; a file that a stranger has bent has none.
function repairs(folder) {
  try {
    const found = JSON.parse(readFileSync(join(folder, "repairs.json"), "utf8")).repairs;
    return found.filter(
      (it) =>
        typeof it.path === "string" &&
        typeof it.text === "string" &&
        Number.isInteger(it.first) &&
        Number.isInteger(it.last) &&
        it.first <= it.last,
    );
  } catch {
    return [];
  }
}

async function suggest(github, repo, pull, found) {
  if (!found.length) return;
  const about = { ...repo, pull_number: pull.number, per_page: 100 };
  const shown = shownLines(await github.paginate(github.rest.pulls.listFiles, about));
  const before = await github.paginate(github.rest.pulls.listReviewComments, about);
  const made = new Set(before.filter((it) => it.user?.type === "Bot").map((it) => `${it.path}\n${it.body}`));
  const comments = found
    .filter((it) => lines(it).every((line) => shown.get(it.path)?.has(line)))
    .map((it) => ({
      path: it.path,
      body: `${REPAIR}\n\`evidence check --fix\` would write:\n${suggestion(it.text)}`,
      side: "RIGHT",
      line: it.last,
      ...(it.first < it.last ? { start_line: it.first, start_side: "RIGHT" } : {}),
    }))
    .filter((it) => !made.has(`${it.path}\n${it.body}`))
    .slice(0, MOST);
  if (comments.length) {
    await github.rest.pulls.createReview({
      ...repo,
      pull_number: pull.number,
      commit_id: pull.head.sha,
      event: "COMMENT",
      comments,
    });
  }
}

// A fence that is longer than any in the text, so that the text cannot close it.
function suggestion(text) {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}suggestion\n${text}\n${fence}`;
}

function lines({ first, last }) {
  return Array.from({ length: Math.min(last - first, 200) + 1 }, (_, index) => first + index);
}

// File -> numbers of its lines after the change that the pull request shows: only those take a comment.
function shownLines(files) {
  return new Map(
    files.map((file) => {
      const numbers = new Set();
      let next = 0;
      for (const line of (file.patch ?? "").split("\n")) {
        const start = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(line);
        if (start) next = Number(start[1]);
        else if (/^[ +]/.test(line)) numbers.add(next++);
      }
      return [file.filename, numbers];
    }),
  );
}
