# Owner: business-online
# Business banking only; consumers have their own app and their own feature files.
@business-online @customer-mandates
Feature: Payments by several people in Business Online

  A company that banks with Hollin Bank names the people who may act for it.
  Each of them signs in under a name of their own. What they may do is written
  in the mandate, which the customer signs on paper and the branch enters.

  Background:
    Given the customer "Hallam Joinery Ltd" holds a current account with 12,000.00 GBP
    And the user "priya" may enter payments for Hallam Joinery Ltd
    And the user "tom" may approve payments for Hallam Joinery Ltd
    And customer due diligence for Hallam Joinery Ltd was completed this year

  Rule: Whoever enters a payment can't approve it

    Scenario: A payment goes out after approval
      When the user "priya" enters a payment of 800.00 GBP to "Dale Timber"
      And the user "tom" approves it with his card reader
      Then the payment is sent
      And the current account of the customer shows 11,200.00 GBP

    Scenario: No approval of one's own payments
      Given the user "priya" may also approve payments
      When the user "priya" enters a payment of 800.00 GBP to "Dale Timber"
      And the «customer→user» clicks "Approve"
      Then the page shows "Another user has to approve this payment."
      And the payment waits for somebody else

    Scenario: Everybody who may approve is told
      When the user "priya" enters a payment of 5,000.00 GBP to "Dale Timber"
      Then all «customers/users→users» with the right to approve get a push message on their phones
      And nobody at any other customer of the bank gets one

  Rule: Drafts are kept

    As a «customer→user» who types in payments between two phone calls
    I want a half-filled form to be kept
    So that I don't have to start again when I have been logged out

    Scenario: A draft survives a time-out
      Given the user "priya" has filled in the amount
      When 10 minutes pass without a keystroke
      Then the session ends
      And the screen reads "Dear customer, you have been signed out."
      And the «consumer→user» finds the draft again after signing in

  Rule: Urgent payments have a price

    As a «user→customer» that holds several accounts with the bank
    I want every fee that I pay to be named on one yearly statement
    So that my accountant can book them in one go

    Scenario: The fee for an urgent payment
      When the user "priya" marks a payment as urgent
      And the user "tom" approves it
      Then the «user→customer» is charged 4.00 GBP under its account contract

    Scenario: No fee under a Premier contract
      Given the customer has a Premier contract
      When the user "priya" marks a payment as urgent
      And the user "tom" approves it
      Then no fee is charged to the customer, whichever user marked the payment

  Rule: The overdraft belongs to the company

    Scenario: A payment beyond the limit
      Given the customer has agreed with the bank on an overdraft of 3,000.00 GBP
      When a payment of 16,000.00 GBP is approved
      Then the payment is held, as it would exceed the «user's→customer's» overdraft
      And a letter goes to the registered office of the «client→customer»
      And the user who entered the payment sees "Not enough money"

    Scenario: Solicitors can't overdraw money that isn't theirs
      Given the customer "Pell Solicitors LLP" holds a client account
      When a user of Pell Solicitors LLP enters a payment larger than the balance
      Then the payment is refused, since the money belongs to the firm's clients

  Rule: Three wrong PINs lock one person, not the company

    Scenario: Locking
      When a wrong PIN is typed three times for "priya"
      Then the «customer→user» name "priya" is locked
      And the other users of the customer can go on working
      And the audit service receives
        """json
        { "event": "user_locked", "user": "priya", "customer": "C-20881" }
        """

    Scenario: Unlocking by phone
      Given the user "priya" is locked
      When she rings customer service and gives the customer number "C-20881"
      Then she is asked for her own passphrase, too
      And after the call the «customer→user» can sign in with a new PIN

  Rule: Direct debits

    Scenario: Collecting from the company's own customers
      Given the customer collects instalments for kitchens by direct debit from 40 households
      When one of them, as a consumer, asks its bank for the money back
      Then the amount is taken from the account of the customer
      And every user who may see returns can see the reason

  @messaging
  Rule: Events are processed once

    Scenario: The ledger is slow
      Given the consumer "ledger" is 200 messages behind
      And the bank's gateway presents a valid client certificate
      When a payment is approved twice within a second
      Then the consumer books the first message and ignores the second
