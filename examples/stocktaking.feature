Feature: Counting a shelf
  As a user, I want to count a shelf with one hand,
  so that I can hold the crate with the other.

  Background:
    Given the user has signed in with a code

  Scenario: A shelf is counted
    Given the shelf "Dairy" has 12 crates
    When the user weighs the crate on the scale
    And the user taps "Take over"
    Then the consumer sees the difference to the last count

  Scenario: A code is forgotten
    When the user types a wrong code for the fifth time
    Then the tablet is locked
    And the customer must reset the password

  Scenario: The year is over
    Given the customer has a subscription for one kitchen
    When the subscription is renewed by the user
    Then the customer receives an invoice for
      | kitchen | months |
      | Harbour | 12     |
