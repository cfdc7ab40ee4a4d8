# frozen_string_literal: true

# A season of the garden. The user pays the invoice in March.
class Season
  # @param enduser [String] an enduser of the garden
  # @return [Integer] how many weeks are left
  def weeks(enduser)
    enduser =~ /# enduser/ ? 30 : "#{enduser}".size
  end
end
