/** Invoices of a season. */
final class Invoices {
  /**
   * Sends an invoice. The user pays the invoice within 14 days.
   *
   * @param user who is asked, as {@code enduser}
   */
  void send(String user) {
    System.out.println("// an enduser");
  }
}
