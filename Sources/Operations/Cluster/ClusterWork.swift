/// What a command asks of a cluster.
package enum ClusterWork: Sendable {
    /// Only how releases are recorded.
    case records
    /// Objects, too, of whose kinds the server has to be asked first.
    case objects
}
