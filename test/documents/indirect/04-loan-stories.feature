# language: en
# Squad: lending-core. Chat: #customer-loans
@loans @consumer-credit
Feature: Loans from application to last instalment

  Fernleigh lends to bakeries, garages and private households. In these files
  a customer is whoever has signed a loan agreement with us, person or firm.
  A user is a member of our staff who works in the desk application.
  Those who come through a broker are the broker's clients until they sign.
  A consumer is a customer who borrows for private purposes.
  "The customer logs in" always means the self-service site, never the desk.

  Background:
    Given the desk application is running
    And a user "ilse" on the credit desk
    And a user "omar" on the arrears desk
    And a customer "Brodie's Garage" with a loan of "20000.00"

  Rule: Costs are laid open before anything is signed

    As a broker
    I want to show my clients the total cost of a loan
    So that they can compare it with other offers

    Scenario: A client gets an offer and signs
      Given the broker "Novak" has a client "Petra Lind"
      When the broker uploads the payslips of the «customer→client»
      And an offer over "8000.00" is sent to the broker
      But the client has not signed yet
      Then no loan agreement exists
      When the client signs the offer
      Then "Petra Lind" is a customer

    Scenario: A client walks away
      Given the broker "Novak" has a client "Sami Roth"
      When the offer has been open for 30 days
      Then the offer expires
      And the data of the «user→client» is erased

  Rule: Repayment can be made faster

    As a «user→customer»
    I want to repay part of my loan ahead of time
    So that I owe less interest

    Scenario: A part of the loan is repaid early
      Given the customer still owes "12400.00"
      When the customer transfers "5000.00" beyond the instalment
      Then the «client→customer» owes "7400.00"
      And the remaining instalments are calculated anew

    Scenario Outline: Who bears the fee for early repayment
      Given a loan for "<purpose>" purposes
      When the loan is repaid "<months>" months early
      Then the fee of "<fee>" is borne by "<debtor>"

      Examples:
        | purpose  | months | fee    | debtor               |
        | business | 12     | 150.00 | the «user→customer» |
        | business | 2      | 25.00  | the customer         |
        | private  | 12     | 0.00   | nobody               |

  Rule: A «user→consumer» may withdraw within 14 days

    Scenario: A private borrower withdraws
      Given the customer "Ana Reyes" signed for private purposes 6 days ago
      When the customer declares her withdrawal
      Then she has 30 days to give the money back
      And the letter says "as a consumer you needn't give reasons"

    Scenario: A firm can't withdraw
      Given the customer "Brodie's Garage" signed for business purposes 6 days ago
      When the customer declares its withdrawal
      Then the answer explains that only consumers have this right

  Rule: Four eyes see every larger loan

    As a «customer→user» on the credit desk
    I want to know who has examined an application before me
    So that I don't do the same checks twice

    Scenario: A colleague has to confirm
      Given an application by the customer "Brodie's Garage" over "50000.00"
      When the user "ilse" has examined the balance sheets
      And the «customer→user» hands the file over to a colleague
      Then the colleague sees her notes
      And the file shows the customer's turnover
      And next to it the initials of the «client→user» who verified the figure

    Scenario: Limits depend on the role
      Given the «customer→user» role "junior underwriter" has a limit of "10000.00"
      When an application over "15000.00" comes in
      Then it skips the desk of every junior
      And the applicant is told that it takes two days more

    # Staff borrow from us as well. They are customers then, with a desk login
    # that mustn't open their own file.
    Scenario: A user is a customer, too
      Given the user "omar" is also a customer
      When the user "omar" opens the loan of the customer "omar"
      Then the desk application shows "Not your own file"

  Rule: Arrears are dealt with by people

    Scenario: The first reminder
      Given the customer is 10 days late with an instalment
      When the user "omar" picks the case from his list
      Then a letter is proposed that begins with "Dear client"
      And the user can change it to "Dear customer"

    Scenario: The end of a shift
      Given the user "omar" has a case open
      When the «customer→user» goes home without closing it
      Then his case returns to the list of the arrears desk
      And the customer doesn't notice anything

    Scenario: The customer asks for a pause
      Given the customer is logged in
      When the customer clicks "Ask for a pause"
      Then the user on duty sees the request
      And the customer is offered up to 3 months

  Rule: Other systems are kept in the picture

    Scenario: The ledger refuses a stranger
      Given the client certificate of the ledger has expired
      When the client connects
      Then the connection is refused

    Scenario: The consumer crashes halfway
      Given the consumer "credit-bureau" reads the topic "loans"
      When the consumer crashes after event 41
      Then it resumes with event 42
      And the event contains
        """json
        { "customer": "c-118", "user": null, "type": "consumer" }
        """
