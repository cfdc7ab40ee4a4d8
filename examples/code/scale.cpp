/// Weighs a harvest.
///
/// \param customer the customer presses the green button on the scale
/// \return the weight that \c enduser reads
double weigh(const char *customer) {
  return customer == nullptr ? 0 : 1'000; // an enduser weighs once
}
