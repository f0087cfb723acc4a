// Which step stands behind which route.
import type { Handlers } from '../http/routes.ts'
import { appendToUpload, cancelUpload, getUpload } from '../steps/append-to-upload.ts'
import { answerRepeat } from '../steps/answer-repeat.ts'
import { beginUpload } from '../steps/begin-upload.ts'
import { addBlock, findBlocks, liftBlock, listBlocks } from '../steps/blocklist.ts'
import { cancelRegistration } from '../steps/cancel.ts'
import { chooseDocument } from '../steps/choose-document.ts'
import { confirmSignUp } from '../steps/confirm-sign-up.ts'
import { confirmContact, setContact } from '../steps/contacts.ts'
import { createRegistration } from '../steps/create-registration.ts'
import { putConsents } from '../steps/give-consents.ts'
import { putDetails } from '../steps/give-details.ts'
import { handOver } from '../steps/hand-over.ts'
import { createLine, getLine, listLines, orderLine } from '../steps/lines.ts'
import { openLink } from '../steps/links.ts'
import { getRegistration, listRegistrationEvents, listRegistrations } from '../steps/look-up-registration.ts'
import { putPhoto } from '../steps/receive-photo.ts'
import { addCaseNote, getCase, searchCases } from '../steps/review-case.ts'
import { decideCase, previewDecision } from '../steps/review-decide.ts'
import { getCasePhoto } from '../steps/review-photo.ts'
import { setPassword } from '../steps/password.ts'
import { listQueue, releaseCase, takeCase, takeNext } from '../steps/review-queue.ts'
import { getService } from '../steps/service.ts'
import { signOut, signOutStaff } from '../steps/sessions.ts'
import { signInByCode, startSignInByCode } from '../steps/sign-in-by-code.ts'
import { signIn } from '../steps/sign-in.ts'
import { resendSignUp, startSignUp } from '../steps/sign-up.ts'
import { getStaffSession, openStaffLink } from '../steps/staff-enter.ts'
import { passkeySignInOptions, signInByPasskey } from '../steps/staff-passkey-sign-in.ts'
import { addPasskey, passkeyRegistrationOptions } from '../steps/staff-passkey.ts'
import { setStaffPassword, startTotp } from '../steps/staff-password.ts'
import { signInStaff } from '../steps/staff-sign-in.ts'
import { closeStaff, inviteStaff, listStaff } from '../steps/staff-team.ts'
import { submitRegistration } from '../steps/submit.ts'
import { createSubscriber, getSubscriber, listSubscribers } from '../steps/subscribers.ts'
import { getAccount, setLocale } from '../steps/view-account.ts'
import { createWebhookEndpoint, deleteWebhookEndpoint, listWebhookDeliveries, listWebhookEndpoints, testWebhookEndpoint } from '../steps/webhook-endpoints.ts'

export const HANDLERS: Handlers = {
  getService, startSignUp, confirmSignUp, resendSignUp, signIn, signOut, startSignInByCode, signInByCode, openLink, getAccount, setPassword, setContact,
  confirmContact, orderLine, setLocale,
  createRegistration, listRegistrations, getRegistration, chooseDocument, putPhoto, beginUpload, appendToUpload, getUpload, cancelUpload, putDetails, putConsents, submitRegistration, cancelRegistration,
  listRegistrationEvents, handOver,
  createSubscriber, listSubscribers, getSubscriber, createLine, listLines, getLine, createWebhookEndpoint, listWebhookEndpoints, deleteWebhookEndpoint,
  testWebhookEndpoint, listWebhookDeliveries,
  listQueue, takeNext, takeCase, releaseCase, searchCases, getCase, getCasePhoto, previewDecision, decideCase, addCaseNote, answerRepeat, listBlocks, findBlocks, addBlock, liftBlock,
  openStaffLink, passkeyRegistrationOptions, addPasskey, passkeySignInOptions, signInByPasskey, startTotp, setStaffPassword, signInStaff, getStaffSession,
  signOutStaff, listStaff, inviteStaff, closeStaff,
}
