import GoTemplate

/// What a stage makes of one side of a release: what traffic it carries, and which pods.
package struct SideFacts: Hashable, Sendable {
    package let name: GoString
    /// Its part of the traffic, in whatever unit the weights have.
    package let weight: Int
    /// The digest of the pods' template; nil where there is no workload.
    package let template: GoString?
    /// Nil where it is not known, as beside an autoscaler.
    package let replicas: Int?
    /// The version that its values name; nil where the file says no path of it.
    package let version: GoString?

    package init(name: GoString, weight: Int, template: GoString?, replicas: Int?, version: GoString? = nil) {
        (self.name, self.weight, self.template, self.replicas) = (name, weight, template, replicas)
        self.version = version
    }
}

extension SideFacts {
    /// Whether there are pods, as far as that is known.
    var hasPods: Bool { template != nil && replicas != 0 }

    var carriesTraffic: Bool { weight > 0 }

    /// Whether it becomes smaller, so that it changes in the last pass of an upgrade, behind the routes.
    func shrinks(to next: SideFacts) -> Bool {
        guard template != nil else { return false }
        guard next.template != nil else { return true }
        guard let replicas, let wanted = next.replicas else { return false }
        return wanted < replicas
    }

    /// Whether its pods are replaced or taken away while they carry traffic.
    ///
    /// What goes does so once the routes have changed, so what it carries afterwards counts; all else changes before
    /// them, also what becomes smaller but not less than one.
    func isDisturbed(by next: SideFacts) -> Bool {
        guard hasPods else { return false }
        guard next.hasPods else { return next.carriesTraffic }
        return template != next.template && carriesTraffic
    }
}
