# language: en
@mobile @customer-360
Feature: Acting for somebody else in the bank app
  Many accounts are looked after by a relative or an accountant.
  A "{~customer}" is the person or company whose name is on the account contract.
  A "{~user}" is whoever holds the phone: the account holder or a proxy.
  As a proxy for a {customer} in a nursing home
  I want to see her account next to mine
  So that I never mix them up

  Background:
    Given the {customer} "Edda Holm" with a current account and a savings plan
    And the {customer} "Holm Boats Ltd" with an overdraft facility of 20,000 EUR
    And the {user} "Jonas" with a proxy for both

  Scenario: Switching accounts
    Given Jonas has unlocked the app with his face
    When the {user} swipes to the next card
    Then the header names the {customer} on whose behalf he is acting
    And the {user}'s last scroll position is kept

  Scenario: A transfer above the limit
    Given the {customer} has agreed a daily limit of 1,000 EUR in her contract
    When Jonas enters 1,400 EUR
    Then the {user} is told the limit before he reaches the last screen
    And no fee is debited from the {customer}

  Scenario: The {user} hesitates
    Given a transfer has been filled in but not confirmed
    When the {user} doesn't touch the display for 3 minutes
    Then the form is cleared
    And the {user} can bring it back by shaking the phone

  Scenario: Terms are changed
    Given the bank raises the price of the current account
    When the app is opened
    Then only {customers} are asked for their consent
    And Jonas reads "Your mother has received a letter"
    # A proxy can't agree to a price: the {customer} is the party to the contract.

  Scenario Outline: Withdrawing from a loan
    Given <borrower> took out a loan <days> days ago
    When a withdrawal is declared
    Then the bank answers "<answer>"

    # The {~consumer} credit act covers natural persons for private purposes only.
    Examples: Loans to {consumers}
      | borrower       | days | answer        |
      | Edda Holm      | 9    | accepted      |
      | Edda Holm      | 20   | too late      |

    Examples: Loans to business {customers}
      | borrower       | days | answer        |
      | Holm Boats Ltd | 9    | no such right |

  Scenario: A proxy is revoked
    Given Edda Holm has revoked the proxy at the branch
    When Jonas opens the app
    Then her card is gone and no hint of it is left on the {user}'s phone
    And the {customer} gets a confirmation by post

  Scenario: A business account with a web shop
    Given Holm Boats Ltd sells oars online
    When one of its own {~customers} disputes a card payment
    Then a dispute is listed under the account
    But nobody from {~customer} care calls Jonas

  Scenario: Private banking
    Given Edda Holm has a mandate with an adviser
    Then the tab is called "My adviser"
    # Private banking speaks of its "{~clients}"; the app keeps to one word.

  Scenario: An outdated app
    Given the TLS {~client} on the phone speaks version 1.1 only
    When a connection is opened
    Then the {user} sees how to update the app
