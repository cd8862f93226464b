import type { Finding, Verdict } from '@gatehouse/policy';
import { VERSION } from '@gatehouse/policy';

/**
 * A verdict as SARIF 2.1.0, the form that code-scanning views read. Advice (`skip`) is a note, what blocks is an error, and
 * a verdict that could not be reached is a failed invocation rather than a result.
 */
export function sarifLog(verdict: Verdict) {
  const failed = verdict.outcome === 'error';
  const rules = [...new Set(verdict.findings.map((finding) => finding.rule))];
  const notifications = verdict.findings.map((finding) => ({
    level: 'error',
    descriptor: { id: finding.rule },
    message: { text: sentence(finding) },
  }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'gatehouse', version: VERSION, rules: failed ? [] : rules.map((id) => ({ id })) } },
        invocations: [{ executionSuccessful: !failed, ...(failed && { toolExecutionNotifications: notifications }) }],
        results: failed ? [] : verdict.findings.map((finding) => result(finding, verdict, rules)),
        properties: propertiesOf(verdict),
      },
    ],
  };
}

function propertiesOf({ outcome, summary, base, head, unchecked }: Verdict) {
  return { outcome, summary, base, head, unchecked };
}

function result(finding: Finding, verdict: Verdict, rules: readonly string[]) {
  return {
    ruleId: finding.rule,
    ruleIndex: rules.indexOf(finding.rule),
    level: verdict.outcome === 'skip' ? 'note' : 'error',
    message: { text: sentence(finding) },
    ...(finding.path !== null && { locations: [location(finding.path, finding.line)] }),
  };
}

function location(path: string, line: number | null) {
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return { physicalLocation: { artifactLocation: { uri }, ...(line !== null && { region: { startLine: line } }) } };
}

function sentence({ message, fix }: Finding): string {
  return `${message}. ${fix}`;
}
