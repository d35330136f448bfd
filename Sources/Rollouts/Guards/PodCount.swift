/// The pods of a side, as a cluster has them.
package struct PodCount: Equatable, Sendable {
    package let wanted: Int
    package let ready: Int

    package init(wanted: Int, ready: Int) { (self.wanted, self.ready) = (wanted, ready) }
}
