# language: en
# Squad: front of house. Glossary questions: #customer-words
@box-office @customer-facing
Feature: Ticket sales at the Kornhaus

  Whoever buys a ticket, on the web or at the counter, is "the customer": a
  person, a school, a company. Box-office staff with a login for the till are
  "users". Whoever comes in with a ticket is "the guest", bought or not. "The
  client" is the till program on the counter, never a human being.

  Background:
    Given the house sells "The Seagull" for tonight
    And a user "runa" with the role "cashier" is signed in at till 2
    And the customer "Emil Brandvold" has an account in the web shop

  Rule: Seats are held for ten minutes

    As a «consumer→customer»
    I want to hold thirty seats against an invoice to our school
    So that no parent has to lay out the money

    Scenario: Held in time
      Given the customer is logged in to the web shop
      When the customer picks "C4" and "C5"
      Then both seats turn grey on the plan at every till
      And the «user→customer» owes "64.00" until "19:12"

    Scenario: The time runs out
      Given the customer holds "C4"
      When ten minutes go by without a payment
      Then the page says "Sorry, dear user, somebody else may have C4 now"
      And the user at till 2 can sell "C4" again

  Rule: The counter keeps a log

    Scenario: A sale at the counter, step by step
      When two tickets are sold at till 2
      Then the log of the till reads
        | time  | actor    | action                             |
        | 19:02 | customer | asks for row C                     |
        | 19:03 | «consumer→user» | blocks C4 and C5 on the seat plan |
        | 19:04 | customer | pays in cash                       |
        | 19:04 | user     | tears off the tickets              |

    Scenario: A discount needs a second pair of eyes
      Given the customer shows a student card
      When the «client→customer» hands over a voucher as well
      Then the discount waits for somebody with the «customer→user» role "supervisor"
      And the customer is asked to be patient

    Scenario: The till goes offline
      Given the client at till 2 has lost its connection
      When the user sells a ticket
      Then the client stores the sale and prints it in grey
      And the user is told to count seats by hand

  Rule: Wet, torn or lost tickets are reprinted

    As a «customer→user» on the evening shift
    I want to reprint a ticket from the name on the order
    So that the queue behind the guest keeps moving

    Scenario: The name is found
      When the user types the customer's name
      And the guest shows an identity card
      Then the ticket is printed again and the old code is void
      And the log names the user, the customer and the guest

  Rule: A ticket may be given away

    Scenario: A «user→customer» gives a ticket away
      Given the customer has paid for "C4" and "C5"
      When the customer sends "C5" to "ada@post.example"
      Then the guest receives a code for "C5"
      But the invoice stays with the customer

  Rule: Consumers can't withdraw from a dated event

    # Section 312g, for consumers; schools and companies never could.
    Scenario: Tickets for tonight aren't taken back
      Given the customer bought "C4" as a consumer yesterday
      When the customer asks for a withdrawal
      Then the page explains which contracts a consumer can withdraw from

  Rule: If the curtain stays down, money flows back

    Scenario: The leading lady is ill
      Given "The Seagull" is called off at "17:30"
      Then a text goes to every «user/customer→customer» who bought a seat for tonight
      And the «user's→customer's» refund is booked to the card that paid
      And the box office is spared a queue

    Scenario: The night belongs to a guest promoter
      Given "Laugh Late" is sold on behalf of a promoter
      When "Laugh Late" is called off
      Then the promoter's customers get the text in the promoter's name
      And no user can refund them at the till

  Rule: Drawers are counted at night

    As a supervisor
    I want each drawer to be counted by the person who opened it
    So that a gap has a name

    Scenario Outline: Counting the drawer
      Given the user has closed the till
      When the «customer→user» counts "<cash>" in the drawer
      Then the difference is "<difference>"
      And the receipt is signed by the user

      Examples:
        | cash   | difference |
        | 412.50 | 0.00       |
        | 409.50 | -3.00      |

    Scenario: A cashier who would like to see the play
      Given "runa" has closed her till
      And "runa" is also a customer of the web shop
      When the customer buys "K1" with the staff code
      Then the sale isn't booked on till 2

  Rule: The turnstiles learn of every ticket

    Scenario: A reader of the queue falls asleep
      Given the consumer "turnstile-north" has not acknowledged for 60 seconds
      When the user voids a ticket
      Then another consumer takes over within 5 seconds
      And the event reads
        """json
        { "type": "ticket.void", "by_user": "runa", "customer": "c-118" }
        """
