import { isCountry } from '../countries.js';
import type { Check } from './rows.js';

/** Accounts, their people, and who pays how. */
export function checkAccounts(check: Check): void {
  const { world, accounts, contacts, dunningProcesses } = check;
  const users = new Set<string>();
  world.accounts.forEach(({ id, userId, status, contactId, deactivateOn }, position) => {
    const path = `accounts.${position}`;
    if (users.has(userId)) check.tell(`${path}.userId`, `"${userId}" is used twice`);
    users.add(userId);
    check.refer(contacts, contactId, `${path}.contactId`, id);
    check.future(deactivateOn, `${path}.deactivateOn`);
    if (deactivateOn !== undefined && status === 'deactivated')
      check.tell(`${path}.deactivateOn`, 'must be left out: the account is deactivated already');
  });
  check.refer(accounts, world.session?.accountId, 'session.accountId');
  world.contacts.forEach(({ country }, position) => {
    if (!isCountry(country))
      check.tell(`contacts.${position}.country`, `is no country of ISO 3166: "${country}"`);
  });
  world.paymentMethods.forEach(({ accountId, contactId }, position) => {
    check.refer(contacts, contactId, `paymentMethods.${position}.contactId`, accountId);
  });
  world.dunningGroups.forEach(({ processId }, position) => {
    check.refer(dunningProcesses, processId, `dunningGroups.${position}.processId`);
  });
  checkBillingGroups(check);
}

function checkBillingGroups(check: Check): void {
  const { world, accounts, contacts, paymentTerms, paymentMethods, collectionGroups } = check;
  world.billingGroups.forEach((group, position) => {
    const { pays, accountId } = group;
    const path = `billingGroups.${position}`;
    check.refer(contacts, group.statementContactId, `${path}.statementContactId`, accountId);
    check.refer(collectionGroups, group.collectionGroupId, `${path}.collectionGroupId`);
    if (pays.by === 'method') {
      check.refer(paymentMethods, pays.primaryId, `${path}.pays.primaryId`, accountId);
      check.refer(paymentMethods, pays.backupId, `${path}.pays.backupId`, accountId);
      if (pays.backupId === pays.primaryId)
        check.tell(`${path}.pays.backupId`, 'is the primary method too');
    }
    if (pays.by !== 'terms') return;
    check.refer(paymentTerms, pays.termsId, `${path}.pays.termsId`);
    if (paymentTerms.get(pays.termsId)?.kind !== 'ean-gln') return;
    // Both numbers are needed (Aria wire notes 4.10).
    if (accounts.get(accountId)?.eanNumber === undefined)
      check.tell(`${path}.pays.termsId`, 'are EAN/GLN terms, and its account has no eanNumber');
    if (pays.requisitionNumber === undefined)
      check.tell(`${path}.pays.requisitionNumber`, 'is missing: the terms are EAN/GLN terms');
  });
}
