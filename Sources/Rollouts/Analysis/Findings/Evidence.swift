/// The numbers that a verdict rests on.
package enum Evidence: Equatable, Sendable {
    case ratio(RatioEvidence)
    case difference(DifferenceEvidence)
    case values(ValueEvidence)
    case shift(ShiftEvidence)
}
