/// Until when an operation waits for its objects; the raw values are Helm's.
///
/// Source: pkg/kube/client.go.
package enum WaitStrategy: String, Sendable {
    /// Until they are ready, by watching them.
    case watcher
    /// Until they are ready, by Helm 3's rules.
    case legacy
    /// Until hooks have ended only.
    case hookOnly
}
