# language: en
# Owner: lifts-and-tills. Terms agreed with the cashiers on 4 November.
@shop @user-acceptance
Feature: Ski passes online and at the till
  The shop at passes.hochkar.example sells to customers.
  The till is worked by users: staff of the lift company with a badge.
  A guest is whoever rides the lift with a pass, paid for or given.

  "Customer" and "user" are never the same role here, even if a cashier
  buys a pass on a day off: then the cashier is a customer.

  Background:
    Given the season runs from 1 December to 14 April
    And a user "resi" with the role "cashier"
    And a customer "Mr Okafor" with an account in the shop

  Rule: Passes can be bought online until midnight

    Scenario: Day pass for tomorrow
      As a «user→customer»
      I want to buy my pass the evening before
      So that I don't queue with wet gloves

      Given the customer has put a day pass into the basket
      When the customer pays by card
      Then the card is charged 59 euros
      And the «consumer→customer» receives a receipt with a code

    Scenario: The customer was logged out
      Given the customer's session has expired
      When the customer logs in again
      Then the basket still holds the day pass
      And the page says "Welcome back, dear user"

    Scenario: A parent buys for the children
      Given the customer has two children of 7 and 9
      When the «user→customer» orders a family pass
      Then each guest gets a card of their own
      And only the customer gets an invoice

    Scenario Outline: Early-bird discount
      Given today is <date>
      When a «client→customer» purchases a season pass
      Then the price is <price> euros

      Examples:
        | date        | price | sold by  |
        | 15 October  | 489   | shop     |
        | 20 November | 539   | shop     |
        | 2 December  | 610   | user     |

  Rule: Consumers have no right of withdrawal for dated passes

    Scenario: Request to withdraw
      Given the customer bought as a consumer
      And the pass is for 27 December
      When the customer asks for the money back
      Then the request is declined
      But the «user→customer» is offered a voucher for the same amount

    Scenario: Storm closes all lifts
      When the lifts stay shut for a whole day
      Then every customer with a day pass is refunded
      And customer service sends a text message

  Rule: The till belongs to the staff

    Scenario: Badge at the start of a shift
      Given the till is locked
      When the user holds the badge to the reader
      And the «customer→user» types the PIN of the shift
      Then the till opens with an empty drawer count

    Scenario: Voiding a sale
      As a «customer→user» with the role "cashier"
      I want to void the last sale
      So that a slip of the finger doesn't end up in the books

      Given the user has sold a pass to a customer
      When the user voids the sale within five minutes
      Then the customer's money is given back
      And the journal names the user and the reason

    Scenario: Too many wrong PINs
      When the user types a wrong PIN three times
      Then the «customer→user» account is locked until a supervisor comes
      And the till replies
        """
        { "error": "user_blocked", "customer_display": "Please wait" }
        """

    # The display on the counter faces the customer, the screen faces the user.
    Scenario: Lost pass
      Given a guest has lost a pass
      When the user looks up the customer who paid for it
      Then the user can block the pass
      And the «customer's→user's» badge number is stored with the block
      And the customer gets an e-mail about the block

  Rule: Gates read events in order

    Scenario: Slow gate
      Given the consumer "gate-4" lags by 200 events
      When the HTTP client of the gate times out
      Then the consumer reconnects to the queue
      And guests are let through for two minutes
