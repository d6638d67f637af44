/** Customers who write where nobody has written yet, so that there is something to try: who, what about, their words. */
export const samples = [
  ['Nora Feld', 'Money back, please', 'We cancelled on the 3rd and were charged all the same. I want my money back for this month.'],
  ['Ben Ortiz', 'Prices', 'What does the Business plan cost for 60 people, and is there a discount for a year?'],
  ['Priya Shah', 'A person, please', 'Your assistant did not understand me twice. Please let me speak to a person.'],
  ['Jonas Weber', 'Third time', 'This is the third time I write. The export has been broken for a week, and I am really angry now.'],
  ['Amara Diallo', 'Who read my data?', 'A former colleague still has access to our workspace. I am worried about our data. What can you do?'],
  ['Lucas Martin', 'Invoice', 'Our tax office wants the invoice with another address. Could you change the one from last month?'],
  ['Sofia Rossi', 'Contract', 'Our lawyer asks for your data processing agreement, signed. Whom do I send it to?'],
  ['Kenji Mori', 'When will it come?', 'You promised a calendar view. Will it be there this year? We decide on our renewal next week.'],
  ['Ella Novak', 'Locked out', 'I forgot my password and have a new laptop. How do I set a new one?'],
  ['Omar Haddad', 'Speaking at our event', 'Would somebody of yours like to speak at our user meeting in spring?'],
] as const;
