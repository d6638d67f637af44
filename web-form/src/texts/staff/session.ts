/** Signing in, who is signed in, and one's own account. */

const staffRoles = { admin: 'Admin', manager: 'Manager', rep: 'Rep' } as const;

const login = {
  title: 'Sign in',
  heading: 'Sign in',
  introduction: 'For people who answer customers here. Accounts are by invitation.',
  email: 'Email',
  password: 'Password',
  submit: 'Sign in',
  forgotten: 'Forgotten your password?',
  sampleTitle: 'Look around',
  sampleAdvice: 'This system runs on this machine only, so nobody has to type a password here.',
  enterAs: 'Enter as {role} ({name})',
  failed: 'You are not signed in',
  signInWith: 'Sign in with {name}',
  refused: 'You could not be signed in there. It takes an invitation to the address that you have there; an Admin can send one.',
  away: 'Where you sign in does not answer right now. Your password still works.',
} as const;

const forgotten = {
  title: 'New password',
  heading: 'Choose a new password',
  introduction: 'Tell us your address, and we send you a link.',
  email: 'Email',
  submit: 'Send the link',
  sent: 'Look into your mail',
  sentAdvice: 'If this address has an account, a link is on its way. It is good for an hour.',
  failed: 'No link was asked for',
  back: 'Back to signing in',
} as const;

const welcome = {
  title: 'Welcome',
  heading: 'Choose your password',
  introduction: 'At least 12 characters. A few words that nobody would guess are easy to remember.',
  firstHeading: 'Become the first Admin',
  firstIntroduction: 'You invite everybody else. Choose a password of at least 12 characters.',
  name: 'Your name',
  email: 'Email',
  password: 'Password',
  submit: 'Save and sign in',
  failed: 'The password was not saved',
} as const;

const account = {
  signOut: 'Sign out',
  loading: 'Looking whether you are signed in',
  unknown: 'We cannot tell whether you are signed in',
  unknownAdvice: 'The page keeps asking.',
} as const;

const forbidden = {
  title: 'This is not part of your role',
  advice: 'An Admin can change what you may do.',
} as const;

const profile = {
  title: 'Your account',
  introduction: '{email}, {role}',
  teams: 'Teams: {teams}',
  password: 'Password',
  current: 'Your password now',
  next: 'The new one',
  change: 'Change password',
  changed: 'Your password is changed. Everywhere else you are signed out.',
  unchanged: 'Your password is as it was',
} as const;

export const session = { staffRoles, login, forgotten, welcome, account, forbidden, profile };
