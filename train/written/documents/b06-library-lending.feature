# language: en
@lending @user-card
Feature: Lending e-books across libraries
  Bookbridge licenses e-books to public libraries.
  A "{~customer}" is a library that has subscribed to Bookbridge.
  A "{~user}" is a reader who borrows with the card of such a library.
  As a {customer} with a small budget
  I want to share licences with neighbouring libraries
  So that I need not acquire every title twice

  Background:
    Given the {customer} "Town Library Ebbing" with an annual subscription
    And the {customer} has licensed 2 copies of "The Salt Road"
    And these {users} with a valid card:
      | name   | age | font size |
      | Noor   | 34  | large     |
      | Casper | 11  | medium    |

  Rule: Reading

    Scenario: A {user} borrows a title
      Given a free copy of "The Salt Road"
      When Noor taps "Borrow"
      Then the book lies on the {user}'s shelf
      And it opens at the font size that the {user} has chosen
      And the loan ends by itself after 21 days

    Scenario: A {user} falls asleep over a page
      Given Noor has not turned a page for 20 minutes
      When the screen dims
      Then the {user} finds a bookmark at the last page she touched

    Scenario: All copies are out
      Given 2 of 2 copies are on loan
      When Casper looks up "The Salt Road"
      Then he can place a hold
      And the {user} sees how many readers are ahead of him
      And the {~user} interface shows no "Buy" button to children

  Rule: Licences

    Scenario: A library tops up
      Given more than 5 {users} wait for a title
      When the nightly report runs
      Then the {customer} is offered a third licence at the reduced price
      And nothing is charged unless the {customer} accepts the offer in writing

    Scenario Outline: The subscription lapses
      Given the {customer} is <days> days late with the annual fee
      Then <effect>

      Examples:
        | days | effect                                                   |
        | 10   | the {customer} gets a reminder by post                   |
        | 40   | {users} can finish open books but start no new ones      |
        | 90   | the contract with the {customer} is terminated           |

    # The shop is run by a bookseller. Its {~customers} aren't ours.
    Scenario: A reader would like to keep the book
      Given Noor follows the link to the bookseller
      When she orders "The Salt Road" there for herself
      Then she is shown the {consumer}'s right of withdrawal
      And Bookbridge stores nothing about the order

  Rule: Devices

    Scenario: The SIP2 {~client} loses its connection
      Given the card check takes more than 8 seconds
      When Casper scans his card at the kiosk
      Then the {user} can go on for one day without the check
      And the outage is reported to {~customer} support

    Scenario: Events arrive twice
      Given the {~consumer} of the topic "loans" has restarted
      When the event for Noor's loan is delivered again
      Then the book is on her shelf once
      And the licence count of the {customer} goes down by one only
