@parking @user-journeys
Feature: Parking without coins

  Kerbside lets people park by phone. Whoever has a contract with Kerbside
  and receives the monthly statement is "the customer": a florist with six
  vans, say, or Ms Oduya, who drives herself. Whoever sits at the wheel with
  the app is "the user". Ms Oduya is both. The wardens work with a handheld
  that is described elsewhere. Programs that react to events from the
  sensors in the road are consumers.

  Background:
    Given a customer "Brook Florists" with these users
      | user  | van   | may use resident bays |
      | Amara | BF 01 | no                    |
      | Teo   | BF 02 | yes                   |
    And a customer "Ms Oduya", who is her own only user

  Rule: Hands stay on the wheel

    As a «customer→user» in moving traffic
    I want to start a session by voice
    So that I'm not a danger to other road users

    Scenario: Starting by voice
      Given Teo is rolling at less than 10 km/h
      When the user says "park here"
      Then a session begins as soon as the van stands still
      And the «consumer→user» hears two notes, low then high

    Scenario: The voice isn't understood
      Given the «customer→user» has the radio on and her window down
      When nothing like "park" is recognised
      Then the phone shudders once in its holder
      And no session begins

    Scenario: Signs at the roadside
      Given the sign at the kerb says "Customer parking only. Users of the gym: level 2"
      When Amara asks for a session
      Then the app warns that the bay is private
      And the user can still insist

  Rule: What is agreed is capped

    As a «user→customer» with six vans and four drivers
    I want a ceiling for each month
    So that the budget I gave the bank holds

    Scenario Outline: Reaching the ceiling
      Given the customer has agreed a ceiling of <ceiling> euros
      And the sessions of all its users add up to <sum> euros
      When a user starts one more session
      Then the session is <result>

      Examples:
        | ceiling | sum | result   |
        | 300     | 120 | started  |
        | 300     | 300 | declined |
        | none    | 900 | started  |

    Scenario: A user pays for himself
      Given the ceiling has been reached
      When Teo pays with his own card instead
      Then the session is started
      And the customer doesn't find it on its statement

    Scenario: The «user→customer» becomes insolvent
      Given the court has opened proceedings against Brook Florists
      When the receiver terminates the contract
      Then running sessions are ended at midnight
      And Amara and Teo are told to move the vans

  Rule: Fines go to the holder of the contract

    Scenario: Overstaying
      Given Amara has let a session run out in a loading bay
      When a warden photographs the van
      Then the fine is sent to the «user→customer», and Amara is merely notified
      And the user's location is not part of the letter

    Scenario: Contesting a fine
      Given the customer has received a fine
      When it objects within 28 days
      Then the fine is put on hold
      And "the user was unloading" is offered as a reason

  Rule: «Users→Consumers» may withdraw from a season ticket, companies may not

    Scenario: Withdrawal
      Given a season ticket was sold 9 days ago
      When the buyer asks to withdraw
      Then the price is returned in full if the buyer is a consumer
      And the reply to a fleet says
        """
        You bought this ticket in the course of business. As a business
        customer you can pass it on to another vehicle.
        """

    Scenario: A ticket that was given away
      Given Ms Oduya has bought a second ticket for her nephew
      Then the nephew is a user
      And Ms Oduya stays the customer

  Rule: Everybody finds a bay

    Scenario: Blue Badge
      Given the user is a wheelchair user
      When the app looks for a bay
      Then bays with a dropped kerb come first

    Scenario: Charging
      Given the van is plugged in
      When other consumers on the same transformer need more power
      Then charging slows down
      And the user is told by how much

    Scenario: Glare
      Given the sun stands low
      When the «customer's→user's» eyes are shaded by a hand
      Then the contrast of the app is raised

  Rule: Sensors

    Scenario: A bay becomes free
      Given the consumer "map" listens to "bay.freed"
      When a sensor reports an empty bay
      Then the consumer turns the bay green within two seconds

    Scenario: A backlog
      Given "bay.freed" has 4000 unread events
      When a second «customer→consumer» joins the group
      Then it takes over half of the partitions
      And no event is read twice

    Scenario: An outdated client
      Given an HTTP client that doesn't speak TLS 1.3
      When it asks for the bays of a street
      Then it gets an error
        """json
        { "error": "client_too_old", "customer": null, "user": null }
        """

  Rule: Who may do what

    Scenario Outline: Rights
      Given a session of the van BF 02
      When the <who> wants to <what>
      Then this is <allowed>

      Examples:
        | who      | what                                             | allowed |
        | «customer→user» | extend it with a tap on the steering wheel       | allowed |
        | user     | let BF 01 have the bay                           | allowed |
        | user     | end the contract                                 | refused |
        | customer | see the month's sessions of BF 02 on a statement | allowed |
        | customer | listen to what was said to the microphone        | refused |

    Scenario: Help
      When a user asks for help
      Then customer support answers in the language of the phone
      And "customer no." on the form may be left empty
