/// Which of the two sides of a comparison something belongs to.
package enum ComparisonSide: String, Sendable {
    case old
    case new
}
