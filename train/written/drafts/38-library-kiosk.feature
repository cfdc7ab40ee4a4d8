# language: en
@kiosk @desk @customer-acceptance
Feature: Borrowing and returning at the kiosk and the loan desk
  Alcove makes kiosks for public libraries.
  A customer is a library that rents kiosks from us and pays the rent.
  A user is a reader with a library card, who borrows and returns.
  A clerk works at the loan desk and is called a clerk, never a user.
  Libraries may be customers of other suppliers, too; see ADR 14.

  Background:
    Given the customer "Oakham Library" rents 2 kiosks
    And a user "ines" with the card "7731"
    And a clerk "tom" at the loan desk

  Rule: A card opens a session

    Scenario: Scanning a card
      When the user scans the card "7731"
      Then the kiosk greets the user by first name
      And the «customer→user» sees 3 buttons

    Scenario: Card unknown
      When somebody scans the card "0000"
      Then the screen shows "Sorry, no such user. Please ask at the desk."
      And no session is opened

    Scenario: Walking away
      Given the user has opened a session
      When the «client→user» doesn't touch the screen for 40 seconds
      Then the session is closed
      And the name of the user disappears from the screen

  Rule: Books are borrowed without a clerk

    # As a «customer→user», I want to put all my books down at once,
    # so that I needn't scan them one by one with a toddler on my arm.
    Scenario: A pile of books
      Given the user has opened a session
      When the user puts 5 books on the shelf
      Then 5 titles are listed
      When the «consumer→user» presses "Borrow"
      Then a slip with the due dates is printed

    Scenario Outline: Limits set by the library
      Given the customer has set the limit to <limit>
      And the user has borrowed <loans> books
      When the user puts another book on the shelf
      Then the kiosk says "<answer>"

      Examples:
        | limit | loans | answer                           |
        | 10    | 9     | Enjoy!                           |
        | 10    | 10    | Dear customer, that's your limit |

  Rule: Fines are settled at the loan desk

    Scenario: A late book
      Given the user returned "Middlemarch" 12 days late
      When the clerk opens the «customer's→user's» card
      Then the desk shows a fine of 2.40
      And the fine goes to the library, not to Alcove

    Scenario: The clerk helps with a forgotten PIN
      Given the user has typed a wrong PIN 3 times
      When the clerk resets it
      Then the «customer/user→user» can type a new PIN at the kiosk
      And the log names the clerk and the user

    Scenario: A bag from the library shop
      Given somebody without a card buys a cloth bag at the loan desk
      Then the receipt says "Thank you, dear customer"
      And no user is created

  Rule: Rent is invoiced to the library

    Scenario: Monthly rent
      Given the rent is 89.00 per kiosk
      When the month ends
      Then the «user→customer» is invoiced 178.00
      And the invoice lists both kiosks

    Scenario: Cancelling a kiosk
      Given the «end user→customer» has cancelled the contract for 1 kiosk
      When the notice period ends
      Then the customer pays for 1 kiosk
      And users see "Out of service" on the other

    Scenario: Customer support comes by
      Given the customer has booked a service visit
      When the technician signs the report
      Then the «consumer→customer» receives a copy with the next invoice
      And users can use the kiosk again

  Rule: Kiosks go on working without a network

    Scenario: The catalogue is away
      Given the catalogue client can't reach the server
      When the user returns a book
      Then the return is queued
      And the consumer "returns" gets 1 message after reconnection

    Scenario: A message nobody can read
      Given the message
        """json
        { "user": "ines", "customer": null, "client": "kiosk-2" }
        """
      When the consumer reads it
      Then the message is moved to "dead-letters"
      And the customer is told by e-mail that a kiosk needs a visit
