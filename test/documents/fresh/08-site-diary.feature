# language: en
# Owner: accounts squad. See also wiki: "Customer, user, client: who's who on a building site"
@accounts @user-roles
Feature: Subscriptions and access in Plumbline

  Plumbline is a diary for building sites. A customer is a building firm that has a
  subscription with us. A user is a person with a login, usually one of the firm's
  foremen. A client is the person for whom the firm builds: clients have no login,
  don't pay us, and see whatever the firm shows them.

  Background:
    Given a customer "Brandt & Oyelaran Ltd" with ten seats
    And a user "dario" with the role "foreman"
    And a client "Mrs Whitlock", for whom the customer is building an annexe

  Rule: The subscription is paid in advance

    As a «user→customer»
    I want to pay for a whole year at once
    So that our accounts department has a single invoice to book

    Scenario: Yearly payment
      Given the customer has chosen "yearly"
      When the first day of the period begins
      Then the «client→customer» is invoiced "1188.00" for the ten seats
      And no user is sent a copy

    Scenario: One more seat in mid-year
      When the customer orders an eleventh seat 41 days before the end of the period
      Then the «user→customer» pays for 41 days
      And the seat is free until a user is assigned to it

    Scenario: A reminder isn't a threat
      Given the invoice has been open for 20 days
      When the reminder job runs
      Then the billing contact gets the mail "customer_reminder_1"
      And the mail begins with "Dear customer"
      But users can go on writing

    Scenario: A private person wants to subscribe
      Given a visitor has ticked "I'm building my own house"
      When the visitor opens the order form
      Then the page explains that Plumbline isn't sold to consumers

  Rule: Everybody logs in under their own name

    Scenario: The first login
      Given the user "nell" has been invited but has never logged in
      When she follows the link in the mail
      Then the «customer→user» is asked to choose a language and a password
      And the customer's seat count doesn't change

    Scenario Outline: Wrong passwords
      When the «customer→user» types a wrong password <times> times
      Then the login is "<state>"

      Examples:
        | times | state  |
        | 4     | open   |
        | 5     | locked |

    Scenario: Two firms, one foreman
      Given the user "dario" also works for the customer "Kettle Roofing"
      When the user logs in
      Then the user is asked for which customer he is working today

  Rule: The diary works without a signal

    As a «customer→user» in a cellar
    I want to write my entries offline
    So that I don't have to remember them until the evening

    Scenario: Back in daylight
      Given the user wrote an entry at "10:05" without a signal
      When the mobile client connects again
      Then the client uploads the entry with the time "10:05"
      And the entry names the «client→user» who wrote it

  Rule: Clients see their own house and nothing else

    Scenario: A link for the client
      Given the user "dario" has shared the folder "Annexe" by link
      When Mrs Whitlock opens the link
      Then the «customer→client» sees the photos of her annexe
      But the client doesn't see the prices that the customer has paid for materials

    Scenario: The link has been passed on
      Given the client has forwarded the link to her sister
      When the sister opens the link
      Then the page says "Ask your builder for a link of your own"

  Rule: Firms that leave can take their diary with them

    Scenario: Export after cancelling
      Given the «user→customer» has cancelled the subscription
      When the period ends
      Then the users of that customer can read but no longer write
      And an export is offered for 90 days

    Scenario: Deleting a customer
      Given the 90 days are over
      When support deletes the customer
      Then all the users that belong to no other customer are deleted as well
      And the answer is
        """json
        { "customer": null, "users_deleted": 9, "clients_notified": false }
        """

  Rule: Other systems can listen

    Scenario: The consumer is down
      Given the consumer "payroll" doesn't answer
      When a user closes the day
      Then the event is kept for 72 hours
      And the consumer receives it once it is back
      # Consumers have to cope with doubles. No scenario here; see the API client tests.

    Scenario: A client with an old token
      Given the API client "erp-sync" has a token from last year
      When the client asks for the entries of today
      Then the answer is "401"
      And an admin of the customer is told
