/// The weights of both sides.
package struct TrafficSplit: Hashable, Sendable {
    package let stable: Int
    package let canary: Int

    package init(stable: Int, canary: Int) {
        self.stable = stable
        self.canary = canary
    }

    package subscript(role: SideRole) -> Int {
        switch role {
        case .stable: stable
        case .canary: canary
        }
    }
}
