# language: en
@web @doors @customer-lifecycle
Feature: Renting a unit and getting into it
  Boxwell lets storage rooms by the month.
  A customer has rented a room: signed the agreement, and pays the rent.
  A user has a door code in the app. That may be the customer's brother,
  or a removal man. A user who isn't the customer owes us nothing.

  Background:
    Given the customer "Ilse" has rented room 214
    And the users "Jonas" and "Ravi" have a code for room 214
    And the door client version is "3.1"

  Rule: Rent is the business of whoever signed

    Scenario: Rent is due
      When the first of the month has come
      Then the «user→customer» is charged 79.00 EUR by direct debit
      And the customer gets the invoice as a PDF
      And no message is sent to the users

    Scenario: Two months unpaid
      Given two rents in a row have bounced
      When the reminder period of 14 days is over
      Then the «end user→customer» gets notice of the end of the contract by registered letter
      And the codes of all users stop working
      But the customer can still open the door once a day with staff present

    Scenario: A larger room
      As a «user→customer»
      I want to move my contract to a larger room
      So that I don't pay two rents at once
      Given room 310 is free
      When the customer swaps room 214 for room 310
      Then the «client→customer» pays the new rent from the next month
      And the agreement shows both room numbers

    # Staff rent rooms, too. They are customers like anybody else.
    Scenario: Refund after leaving
      When the customer has handed back room 214
      Then the deposit is returned to the «user's→customer's» bank account within 7 days
      And customer service closes the file "C-214"

  Rule: Doors are the business of whoever holds a code

    Scenario: Opening a door
      As a «customer→user» whom a friend has given a code
      I want to open the door with my phone
      So that I can fetch the skis without a key
      When the user "Jonas" holds the phone to the reader at room 214
      Then the door opens within 2 seconds
      And the log names the user, not the customer

    Scenario: A wrong code
      When the user "Ravi" types "0000" three times
      Then the reader shows "Code unknown. Please ask the customer."
      And the «consumer→user» hears a long tone
      And after 5 minutes the user can try again

    Scenario Outline: Codes for a limited time
      Given the customer has set the code of "<name>" to end on "<day>"
      When the user "<name>" opens the app on 12 June
      Then the user sees "<text>"

      Examples:
        | name  | day     | text                    |
        | Jonas | 11 June | Ask whoever rents       |
        | Ravi  | 30 June | Hold phone to reader    |

    Scenario: A lost phone
      Given the user "Jonas" has reported the phone as lost
      When he signs in on another phone
      Then the old «customer→user» session ends
      And the app asks the user for a new PIN

  Rule: Consumers can withdraw within 14 days

    Scenario: Withdrawal by a private person
      Given the customer "Ilse" signed as a consumer 9 days ago
      When the customer withdraws from the agreement
      Then all rent is paid back
      And every user is told when the code stops

    Scenario: Withdrawal by a firm
      Given the customer "Kranz GmbH" signed as a business 9 days ago
      When the customer asks to withdraw
      Then the answer says that the right belongs to consumers
      And the customer is offered the usual period of notice

  Rule: Machines

    Scenario: The door client loses the network
      Given the client at gate 2 is offline
      When a user types a valid code
      Then the gate opens
      And the event is stored for the consumer "billing-feed"

    Scenario: Error body
      When an unknown user calls "/users/me/doors"
      Then the answer is
        """
        { "error": "user_unknown", "customer": null }
        """
      And the sign-in page asks for the «customer→user» name and the PIN
