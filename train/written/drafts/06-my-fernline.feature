# language: en
# Owner: squad Self-Care. Slack: #fern-customer-portal
@selfcare @customer-portal
Feature: My Fernline, the self-service app

  Telecoms law tells two people apart, and so do we. The customer is the party
  to the contract and gets the bill. The user is whoever carries a SIM on that
  contract, such as a daughter or an employee, and pays us nothing. They are the
  same person only where a scenario says so.

  Background:
    Given the customer "Ruth Adeyemi" holds the contract "F-2231"
    And the contract has the numbers "0151 01" and "0151 02"
    And the user "Tobi" carries the SIM of "0151 02"

  Rule: Whoever holds the contract pays for it

    As a customer
    I want to see what each number has cost
    So that I can have a word with my family

    Scenario: Direct debit
      Given a bill of "61.40" is due today
      When the bank confirms the debit
      Then the «user→customer» has paid "61.40"
      And no message is sent to "0151 02"

    Scenario: A disputed item
      Given the bill contains the item "Quiz hotline" at "18.00"
      When the customer disputes the item
      Then the item is put on hold for 30 days
      And the «consumer→customer» still owes the rest

    Scenario: Two bills behind
      Given the «client→customer» is two bills in arrears
      When the dunning job runs
      Then outgoing calls are barred on both numbers
      And users who dial out hear "Please ask the customer to get in touch"

    Scenario: An outage is made good
      Given the cell "NE-7" was down for 26 hours
      When customer service grants a goodwill credit
      Then "5.00" is taken off the «user's→customer's» next bill
      And the users in the cell get a text message

  Rule: Everybody looks after their own number

    As a «customer→user» without a contract of my own
    I want to see how much data I have left
    So that I don't run dry on the bus

    Scenario: The data meter
      Given the user "Tobi" has signed in with a code sent by text
      When the user pulls the page down
      Then the meter shows "1.2 GB of 5 GB"
      But the user sees no prices

    Scenario: A new PIN for the voicemail
      Given the user "Tobi" has opened "Voicemail"
      When the user taps "New PIN"
      And the «customer→user» keys in "4471" twice
      Then the PIN is changed
      And the customer isn't told

    Scenario: A new phone
      Given the user "Tobi" has scanned the eSIM code with a new phone
      When the profile has been loaded
      Then the profile on the old phone is deleted
      And the «customer's→user's» voicemail greeting is kept

    Scenario: One person, both roles
      Given the customer herself carries the SIM of "0151 01"
      When the customer opens the data meter
      Then the meter and the price are both shown

  Rule: A «customer→user» can bar the SIM they carry

    As a user
    I want to bar my SIM from any browser
    So that nobody makes calls with it

    Scenario: Barred within a minute
      Given the user "Tobi" has lost the phone
      When the user bars "0151 02" with the code word "heron"
      Then the SIM is barred within a minute
      And the customer is offered a new SIM for "9.90"

    Scenario: A client that guesses is slowed down
      Given the OAuth client "fern-web" has sent 20 wrong code words
      When the client sends another one
      Then the answer is
        """json
        { "error": "client_throttled", "user": "0151 02", "customer": null }
        """

  Rule: Plans are changed by agreement

    Scenario Outline: A bigger plan is asked for
      Given the user "Tobi" has asked for the plan "<plan>"
      When the customer agrees in the app
      Then "<price>" a month is put on the bill of the <payer>
      And the user's meter starts afresh with "<data>"

      Examples:
        | plan | data  | price | payer    |
        | M    | 10 GB | 14.00 | customer |
        | L    | 25 GB | 19.00 | «user→customer»     |
        | XL   | 60 GB | 26.00 | customer |

    Scenario: The contract is ended
      Given the contract runs until 31 May
      When the «customer/user→customer» gives notice in April
      Then a letter confirms 31 May as the last day
      And the users of both numbers learn how to take them along

  Rule: Consumers may leave when the price goes up

    # Business customers have a clause of their own, see BIZ-14.
    Scenario: Signed in private
      Given the customer signed "F-2231" as a consumer
      When the price of the plan goes up
      Then the customer may leave within three months without a fee

    Scenario: Signed for a firm
      Given the customer signed "F-2231" for "Adeyemi Roofing"
      When the price of the plan goes up
      Then the letter names clause 22
      And consumer law isn't mentioned

  Rule: Every call is counted once

    Scenario: Rating starts again
      Given the consumer "rating" has read 900 usage events
      When the consumer restarts
      Then no event is rated twice

    Scenario: The export
      When the customer downloads "https://my.fernline.example/users/export"
      Then the file lists the calls by number
      And the names of users are left out
