# language: en
# Owner: stays squad. Board: customer-and-user-flows
@booking @user-desk
Feature: Booking engine and front desk

  A customer books a stay, as a rule on the website, and pays for it.
  A guest sleeps in the hotel. Customers often book for other people.
  A user works at reception and is logged in to the front desk. Nobody else is
  called a user here. A client is a program of a booking portal.

  Background:
    Given the hotel "Haus Seeblick" has 12 free rooms
    And a user "tessa" with the role "reception"
    And a customer "Ayo Lindqvist" with a booking for two nights

  Rule: A deposit holds the room

    As a customer
    I want to pay a deposit
    So that nobody else gets the room

    Scenario: The deposit is paid
      Given the customer has chosen a double room
      When the customer pays the deposit of "60.00"
      Then the «user→customer» gets a receipt for "60.00"

    Scenario: The bank says no
      Given the customer has entered a card without cover
      When the «consumer→customer» confirms the booking
      Then the room is held for 15 minutes
      And the page says "Dear user, please try another card"

    Scenario: A stay for somebody else
      Given the customer books for the guest "Ines Roth"
      When the deposit has been paid
      Then the invoice goes to the customer
      And the directions go to the guest

    Scenario: A forgotten password
      Given the customer has an account on the website
      When the customer resets the password
      Then the customer is logged in to the website
      And the booking is still in the basket

  Rule: A stay can be cancelled online

    As a «user→customer»
    I want to cancel a stay on the website
    So that I don't pay for nights I can't come

    Scenario Outline: The fee depends on the day
      Given a customer who has paid "100.00"
      When the customer cancels <days> days before arrival
      Then "<refund>" is paid back

      Examples:
        | days | refund |
        | 21   | 100.00 |
        | 7    | 50.00  |
        | 1    | 0.00   |

    Scenario: A company cancels late
      Given the customer is a company with the agreement "C-118"
      When the customer cancels 1 day before arrival
      Then the «client→customer» is refunded the whole deposit

    # Consumers have 14 days to withdraw from most things bought online. Hotel
    # stays on fixed dates are an exception, and people don't know it.
    Scenario: A consumer wants to withdraw
      Given the customer booked as a consumer
      When the customer chooses "Withdraw"
      Then the page explains that consumers can't withdraw from a stay

  Rule: Regulars pay less

    Scenario: A regular «user→customer» gets the better price
      Given a customer who has paid for 10 nights since January
      When the customer books another night on the website
      Then the price is 10 % lower

  Rule: Reception checks guests in

    As a «customer→user» at reception
    I want to find a booking by surname
    So that a tired guest needn't look for a number

    Scenario: An ordinary arrival
      Given the user "tessa" is logged in
      When the user searches for "Lindqvist"
      And the «customer→user» assigns room "204"
      Then the door card opens "204" until noon on Sunday
      And the log names the user, not the customer

    Scenario: A better room
      Given the user has opened the customer's booking
      When the user changes it to a suite at the customer's wish
      Then the «user→customer» is sent a link to pay the difference

    Scenario: Somebody walks in
      Given nobody has booked room "101"
      When the user enters a booking at the desk
      Then a customer record is created
      And the customer is asked for a signature

    Scenario: Nobody works on after hours
      Given the «customer's→user's» shift at reception has been over for 10 minutes
      When the user opens the list of arrivals
      Then the front desk asks for the login again

  Rule: Managers lock and unlock logins

    Scenario: Three wrong passwords at the front desk
      Given "tessa" has typed a wrong password three times
      When the manager unlocks the «customer/user→user» "tessa"
      Then a new password is printed in the back room
      And the answer is
        """json
        { "unlocked": "user", "customer_id": null }
        """

    # Staff go on holiday, too. On the website they are customers.
    Scenario: A colleague books a stay
      Given "tessa" is also a customer
      When the customer "tessa" books a single room
      Then the staff discount is taken off

  Rule: Portals and housekeeping hear of every change

    Scenario: A portal sells the last room
      Given the client "portal-nord" has booked the last room
      When the customer confirms a booking for the same night
      Then the customer is offered the next night

    Scenario: Housekeeping is behind
      Given the consumer "housekeeping" is 40 events behind
      When the user checks a guest out
      Then the consumer gets the event within 5 minutes
