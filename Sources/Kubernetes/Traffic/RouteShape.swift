import GoTemplate

/// Where the kinds of routes keep their backends.
package struct RouteShape: Sendable {
    /// What weights mean.
    package enum Style: Sendable {
        /// Hundredths, as in Istio.
        case percent
        /// Shares of their sum; what stands for a missing one differs.
        case relative(standard: Int64)
    }

    package let style: Style
    /// The ways to lists of backends; each list on the way is gone through.
    package let lists: [[GoString]]
    /// The way from a backend to its Service's name.
    package let name: [GoString]
    /// Whether the name is a host such as `web.shop.svc.cluster.local`.
    package let isHost: Bool

    /// - Returns: nil for kinds that share out no traffic.
    package static func of(group: GoString, kind: GoString) -> RouteShape? {
        switch (group, kind) {
        case ("networking.istio.io", "VirtualService"): istio
        case ("traefik.io", "TraefikService"), ("traefik.containo.us", "TraefikService"): weighted
        case ("traefik.io", "IngressRoute"), ("traefik.io", "IngressRouteTCP"), ("traefik.io", "IngressRouteUDP"),
            ("traefik.containo.us", "IngressRoute"), ("projectcontour.io", "HTTPProxy"):
            routes
        case ("gateway.networking.k8s.io", "HTTPRoute"), ("gateway.networking.k8s.io", "GRPCRoute"),
            ("gateway.networking.k8s.io", "TCPRoute"), ("gateway.networking.k8s.io", "TLSRoute"),
            ("gateway.networking.k8s.io", "UDPRoute"):
            gateway
        case ("split.smi-spec.io", "TrafficSplit"): split
        case ("k8s.nginx.org", "VirtualServer"), ("k8s.nginx.org", "VirtualServerRoute"): nginx
        default: nil
        }
    }

    private static let istio = RouteShape(
        style: .percent, lists: ["http", "tcp", "tls"].map { ["spec", $0, "route"] }, name: ["destination", "host"],
        isHost: true)
    private static let weighted = RouteShape(
        style: .relative(standard: 1), lists: [["spec", "weighted", "services"]], name: ["name"], isHost: false)
    private static let routes = RouteShape(
        style: .relative(standard: 1), lists: [["spec", "routes", "services"]], name: ["name"], isHost: false)
    private static let gateway = RouteShape(
        style: .relative(standard: 1), lists: [["spec", "rules", "backendRefs"]], name: ["name"], isHost: false)
    private static let split = RouteShape(
        style: .relative(standard: 0), lists: [["spec", "backends"]], name: ["service"], isHost: false)
    private static let nginx = RouteShape(
        style: .percent, lists: [["spec", "routes", "splits"], ["spec", "subroutes", "splits"]],
        name: ["action", "pass"], isHost: false)
}
