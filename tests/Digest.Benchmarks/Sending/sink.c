// The bare mail server of Sink.cs in C, for runs without TLS: it says yes to everything, neither parses nor stores a
// message, and counts. One thread a connection; the same lines on stdin and stdout. sink DELAY_MS [CAPABILITY...]
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static char ehlo[1024];
static int delay_ms;
static atomic_int messages, skipped;
static atomic_long trips, bytes, first, last;

struct session { int fd, start, end, written; char tail[5], buffer[262144], replies[4096]; };

static long now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec * 1000000000L + t.tv_nsec; }

static void reply(struct session *s, const char *text) { int n = strlen(text); memcpy(s->replies + s->written, text, n); s->written += n; }

static int flush(struct session *s) {
  if (s->written == 0) return 1;
  int sent = send(s->fd, s->replies, s->written, MSG_NOSIGNAL) == s->written;
  s->written = 0;
  trips++;
  return sent;
}

static int fill(struct session *s) {
  int n = recv(s->fd, s->buffer + s->end, sizeof s->buffer - s->end, 0);
  if (n <= 0) return 0;
  s->end += n;
  bytes += n;
  return 1;
}

// Answers go out when nothing is left to be read.
static char *read_line(struct session *s) {
  for (;;) {
    char *line = s->buffer + s->start, *end = memchr(line, '\n', s->end - s->start);
    if (end) { s->start = end + 1 - s->buffer; return line; }
    memmove(s->buffer, line, s->end - s->start);
    s->end -= s->start;
    s->start = 0;
    if (!flush(s) || !fill(s)) return NULL;
  }
}

// Nothing follows the end of a message before its answer, so that only the end of what was read is looked at.
static int skip_data(struct session *s) {
  for (;;) {
    int n = s->end - s->start;
    if (n >= 5) memcpy(s->tail, s->buffer + s->end - 5, 5);
    else { memmove(s->tail, s->tail + n, 5 - n); memcpy(s->tail + 5 - n, s->buffer + s->start, n); }
    s->start = s->end = 0;
    if (memcmp(s->tail, "\r\n.\r\n", 5) == 0) return 1;
    if (!fill(s)) return 0;
  }
}

static int skip_chunk(struct session *s, long left) {
  for (;;) {
    long taken = s->end - s->start < left ? s->end - s->start : left;
    s->start += taken;
    left -= taken;
    if (left == 0) return 1;
    s->start = s->end = 0;
    if (!fill(s)) return 0;
  }
}

static void accept_message(struct session *s) {
  if (delay_ms) usleep(delay_ms * 1000);
  long t = now();
  if (++messages == skipped) first = t;
  last = t;
  reply(s, "250 2.0.0 Taken\r\n");
}

static void converse(struct session *s) {
  char *line;
  reply(s, "220 sink ESMTP\r\n");
  while ((line = read_line(s))) {
    switch (line[0] | 0x20) {
      case 'e': case 'h': reply(s, ehlo); break;
      case 'd': reply(s, "354 Go on\r\n"); memset(s->tail, 0, 5); if (!flush(s) || !skip_data(s)) return; accept_message(s); break;
      case 'b': if (!skip_chunk(s, atol(line + 5))) return; accept_message(s); break;
      case 'q': reply(s, "221 2.0.0 Bye\r\n"); flush(s); return;
      default: reply(s, "250 2.1.0 Fine\r\n");
    }
  }
}

static void *serve(void *argument) {
  struct session *s = argument;
  converse(s);
  close(s->fd);
  free(s);
  return NULL;
}

static void *listen_forever(void *argument) {
  int listener = *(int *)argument, yes = 1;
  for (;;) {
    struct session *s = calloc(1, sizeof *s);
    s->fd = accept(listener, NULL, NULL);
    setsockopt(s->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    pthread_t thread;
    pthread_create(&thread, NULL, serve, s);
    pthread_detach(thread);
  }
  return NULL;
}

int main(int count, char **arguments) {
  delay_ms = count > 1 ? atoi(arguments[1]) : 0;
  strcpy(ehlo, "250-sink\r\n");
  for (int i = 2; i < count && i < 12; i++) { strcat(ehlo, "250-"); strncat(ehlo, arguments[i], 60); strcat(ehlo, "\r\n"); }
  strcat(ehlo, "250-PIPELINING\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n");
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
  socklen_t length = sizeof address;
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(listener, (struct sockaddr *)&address, length) || listen(listener, 512) || getsockname(listener, (struct sockaddr *)&address, &length)) return 1;
  pthread_t thread;
  pthread_create(&thread, NULL, listen_forever, &listener);
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  char line[64];
  while (fgets(line, sizeof line, stdin)) {
    if (line[0] >= '0' && line[0] <= '9') { skipped = atoi(line); first = last = messages = trips = bytes = 0; }
    printf("%d %.9f %ld %ld\n", messages, (last - first) / 1e9, trips, bytes);
    fflush(stdout);
  }
  return 0;
}
