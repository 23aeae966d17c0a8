import type { ContractDrift } from '../answers/contract-drift.ts';
import type { Proposal } from '../answers/proposal.ts';
import { counted } from './counts.ts';
import { breakCommands } from './escape-workflow-command.ts';
import { plainText, renderMessage } from './render-message.ts';
import { visibleText } from './visible-text.ts';

/** What `keyparity init` says about the file that it has written, or that is there as it would be. */
export function renderProposal(file: {
  readonly path: string;
  readonly text: string;
  readonly present?: string;
  readonly proposal: Proposal;
}): string {
  const { applications, environments, keys, provided } = file.proposal;
  const parts = [
    applications === undefined ? 'applications left to discovery' : counted(applications.length, 'application'),
    environments === undefined ? 'environments left to discovery' : counted(environments.length, 'environment'),
    `${counted(keys.length, 'key')} inferred`,
    `${counted(
      provided.reduce((sum, { names }) => sum + names.length, 0),
      'name',
    )} from outside`,
  ];
  const isSame = file.present === file.text;
  const lines = [
    `${file.path} ${isSame ? 'is as it would be written' : 'is written'}: ${parts.join(', ')}`,
    ...(isSame ? [] : ['Read it, correct it and commit it; keyparity shows what follows from it.']),
  ];
  return `${lines.map((line) => breakCommands(visibleText(line))).join('\n')}\n`;
}

/** What `keyparity init --check` says. */
export function renderDrift({ path, differences }: ContractDrift): string {
  const lines =
    differences.length === 0
      ? [`${visibleText(path)} knows every application and every environment that there is`]
      : [
          `${visibleText(path)} and the repository have drifted apart: ${counted(differences.length, 'difference')}`,
          ...differences.map((text) => `  ${renderMessage(text, { medium: plainText, showValues: false })}`),
          'Correct it by hand, or compare with what keyparity init --stdout would write.',
        ];
  return `${lines.map(breakCommands).join('\n')}\n`;
}
