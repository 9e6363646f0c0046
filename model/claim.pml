/*
 * How runs share a segment: the claim protocol, as the code has it, for the model checker Spin.
 *
 *   src/engine/partition-ledger.ts   conditional writes and their lost answers, the lease, the fence
 *   src/engine/carry-segment.ts      unanswered puts, the settle time, release or expiry, the commit
 *   src/cloudwatch-logs/destination.ts creating the stream, reading it back
 *   src/cloudwatch-logs/stream-writer.tsone batch after the other, leaving out what is there
 *
 * One segment of RECORDS batches of one record each, one stream, RUNS runs. Any run may claim the segment, sleep, stop
 * or crash between any two steps, and then another takes over. A write of the ledger may be refused (409, 412) or lose
 * its answer, stored or not; a put may be throttled, refused, or lose its answer, and is then stored now, later or
 * never. A read of the stream shows what has settled and any part of what has not.
 *
 * Safe: no record is in the stream twice, and none is missing from it at a commit.
 * Live (-DLIVE): when crashes, stops and lost answers come to an end, the segment is committed.
 *
 * Assumed of the world:
 *   A1  Conditional writes of the store are atomic, and what is read after one shows it.
 *   A2  The store's clock is known to within the margin that is added to a lease (which has no tick of its own here).
 *   A3  A runner does not sleep between the fence and the end of the put's time-out. Anywhere else it may, also as
 *       a suspended machine: it heeds the wall clock, but what it knows of the store's time is old until the next
 *       answer, so a write may stamp a lease that has ended already. The answer shows how much of it is left.
 *   A4  A put shows in every read, or is never stored, within its time-out and the settle time after it began,
 *   A5  and, once it has failed without an answer, within the settle time after that.
 *   A6  A throttle and a refusal did not store. A 200 did, and shows in every read within the settle time.
 * A lost write of the ledger arrives at once or never here; later it would meet its own version, and be the same, or
 * another one, and be refused.
 *
 * Each -D below puts in one fault or takes one assumption away; check.sh sees to it that every one is found.
 */

#ifndef RUNS
#define RUNS 3
#endif
#ifndef RECORDS
#define RECORDS 2
#endif

#define PUT 1    /* ticks: the time-out of a put */
#define SETTLE 1 /* ticks until what has no answer shows, or never will */
#ifndef LEASE
#define LEASE 3
#endif
#define FENCE PUT /* what must be left of the lease when a put begins */
#define SLACK (LEASE - FENCE + 1)

/* Safety sets no bound to what goes wrong; progress can only be asked for once it ends. */
#ifdef LIVE
byte crashes = 2, stops = 1, losses = 2, extras = 1; /* the last run neither crashes nor stops */
#define LOSES losses > 0 -> losses--
#define RENEWS extras > 0 -> extras--
#define STOPS me < RUNS && stops > 0 -> stops--
#define CRASHES me < RUNS && crashes > 0 -> crashes--
#define LEAVES CRASHES
#else
#define LOSES true
#define RENEWS true
#define STOPS true
#define CRASHES true
#define LEAVES false /* to do nothing for ever is as good */
#endif

mtype = { Fresh, Open, Committed, Claim, Renew, Fence, Commit, Release };

/* The ledger's document, and what each run knows of it. */
mtype state = Fresh;
byte holder;             /* 0: nobody */
byte until;              /* ticks left of the holder's lease, by the store's clock */
byte ended;              /* ticks since it ended, SETTLE at most */
byte progress;           /* acknowledged, as the document has it */
bool current[RUNS + 1];  /* its version is the one that this run saw last */
bool own[RUNS + 1];      /* it is as the newest write of this run left it */

/* The stream. */
bool exists;
byte copies[RECORDS];
byte shy[RECORDS];       /* ticks until every read shows it */

/* Each run: its put under way and its clock. */
byte flying[RUNS + 1];   /* record + 1, or 0 */
byte patience[RUNS + 1]; /* ticks + 1 until it gives the put up; 0: it waits for no answer */
byte limit[RUNS + 1];    /* ticks until the put shows, or never will */
byte slack[RUNS + 1];    /* ticks until the fence is closed, as it knows: FENCE before the lease ends */
byte hoped[RUNS + 1];    /* the same, should its newest write have been stored */
byte nap[RUNS + 1];
byte begun = 1;          /* runs are alike: number n + 1 does not begin before number n */

inline stored(r, settles) {
  copies[flying[r] - 1]++;
  assert(copies[flying[r] - 1] == 1); /* no record twice */
  shy[flying[r] - 1] = settles;
  flying[r] = 0; patience[r] = 0; limit[r] = 0
}

#define DOWN(x) x = (x > 0 -> x - 1 : 0)
#define ABANDONED(r) (flying[r] > 0 && patience[r] == 0)
#ifdef SLEEP_IN_PUT
#define URGENT(r) false
#define ASLEEP(r) (patience[r] > 0)
#else
#define URGENT(r) (patience[r] == 1)
#define ASLEEP(r) false
#endif

inline tick() {
  for (i : 1 .. RUNS) {
    DOWN(slack[i]); DOWN(hoped[i]); DOWN(nap[i]);
    if :: !ASLEEP(i) -> DOWN(limit[i]) :: else fi;
    if :: patience[i] > 1 -> patience[i]-- :: else fi;
    if :: limit[i] == 0 -> flying[i] = 0 :: else fi
  }
  for (i : 0 .. RECORDS - 1) { DOWN(shy[i]) }
#ifndef NEVER_EXPIRE
  if
  :: until > 0 -> until--
  :: until == 0 && ended < SETTLE -> ended++
  :: else
  fi;
#endif
  i = 0
}

active proctype World() {
  byte i;
  do
  :: d_step { ABANDONED(1) -> stored(1, limit[1]) }
  :: d_step { ABANDONED(2) -> stored(2, limit[2]) }
#if RUNS > 2
  :: d_step { ABANDONED(3) -> stored(3, limit[3]) }
  :: d_step { !URGENT(1) && !URGENT(2) && !URGENT(3) -> tick() }
#else
  :: d_step { !URGENT(1) && !URGENT(2) -> tick() }
#endif
  od
}

/* Ticks until the fence is closed, by the lease in the document. */
#define LEFT (until >= FENCE -> until - FENCE + 1 : 0)
#define HOLDS (state == Open && holder == me)
#ifdef NO_LEASE_CHECK
#define FREE (state != Committed)
#else
#define FREE (state == Fresh || state == Open && (holder == 0 || holder == me || until == 0))
#endif

/* What a write does to the document; it is this run's newest write. */
inline apply() {
  if
  :: left = LEASE
#ifndef LIVE
  :: left = (what == Claim -> 0 : until) /* stamped with the time from before a suspension, and not before the last */
#endif
  fi;
  if
  :: what == Claim ->
    resumed = (state == Open); acked = progress;
#ifndef NO_SETTLE_AT_TAKE_OVER
    nap[me] = (holder != 0 -> SETTLE - ended : 0); /* what the run before sent last may not show yet */
#endif
    state = Open; holder = me; until = left
  :: what == Renew || what == Fence ->
    until = left; progress = acked
  :: what == Commit ->
    for (i : 0 .. RECORDS - 1) { assert(copies[i] == 1) } /* none missing */
    state = Committed; holder = 0; until = 0; progress = 0
  :: what == Release ->
    holder = 0; until = 0;
#ifndef FORGET_PROGRESS
    progress = acked
#endif
  fi;
  for (i : 1 .. RUNS) { current[i] = false; own[i] = false }
  i = 0; left = 0; ended = 0; current[me] = true; own[me] = true
}

inline putBegins() {
  flying[me] = next + 1; patience[me] = PUT + 1; limit[me] = PUT + SETTLE
}

/* The write is known to be stored: the lease counts from when it was begun, and is what the answer shows of it. */
inline written() {
  slack[me] = hoped[me];
#ifndef BELIEVE_STAMP
  if
  :: what != Commit && what != Release && slack[me] > LEFT -> slack[me] = LEFT
  :: else
  fi;
#endif
  hoped[me] = 0; own[me] = false;
  if
  :: what == Claim ->
    what = 0;
    goto settle
  :: what == Fence && slack[me] > 0 -> what = 0; putBegins(); goto put
  :: what == Fence && slack[me] == 0 -> what = 0; goto send /* renewed with what the answer shows of the time */
  :: what == Renew -> what = 0; goto put
  :: what == Commit || what == Release -> goto over
  fi
}

inline readBack() {
  for (i : 0 .. RECORDS - 1) {
    if
    :: copies[i] > 0 -> seen = seen | (1 << i); next++
    :: copies[i] > 0 && shy[i] > 0 /* not shown yet */
    :: copies[i] == 0
    fi
  }
  i = 0
}

inline putEnds() {
  flying[me] = 0; patience[me] = 0; limit[me] = 0
}

inline putUnanswered() {
  patience[me] = 0; next = 0; seen = 0;
#ifndef LATE_AFTER_RESET
  limit[me] = (limit[me] > SETTLE -> SETTLE : limit[me]);
#endif
#ifndef NO_SETTLE
  nap[me] = SETTLE;
#endif
  resumed = true
}

active [RUNS] proctype Run() {
  byte me = _pid;
  mtype what;
  byte next, seen, acked, i, left;
  bool resumed;

  begun >= me;
look: /* reads the document; comes again while another run's lease stands */
  atomic {
    if
    :: state == Committed -> goto over
    :: FREE -> current[me] = true; what = Claim; begun = (begun == me -> me + 1 : begun)
    fi
  };

write:
  atomic {
    own[me] = false; hoped[me] = SLACK;
    if
#ifdef NO_CONDITION
    :: what != Claim || FREE -> apply(); written()
#else
    :: current[me] -> apply(); written()
#endif
    :: current[me] && LOSES -> apply(); goto unsure /* stored, but nobody says so */
    :: current[me] && LOSES -> goto unsure          /* 409, 5xx: not stored */
    :: !current[me] -> goto unsure                  /* 412 */
    fi
  };
unsure: /* the document itself tells whether it was this write; if not, the change is made anew on what it is now */
  atomic {
#ifdef BELIEVE_LOST_WRITE
    written();
#endif
    if
    :: own[me] -> current[me] = true; written()
    :: !own[me] && (HOLDS || what == Claim && FREE) -> current[me] = true; goto write
    :: !own[me] && !HOLDS && what == Claim && !FREE -> hoped[me] = 0; current[me] = false; goto look
    :: !own[me] && !HOLDS && what != Claim -> goto over /* the claim is lost */
    :: LEAVES -> goto over
    fi
  };

settle: /* waits until what was sent shows; a stop meanwhile, or one failure too many, leaves the claim to expire */
  atomic {
    if
    :: nap[me] == 0
#ifdef RELEASE_UNSETTLED
    :: nap[me] > 0 && STOPS -> what = Release; goto write
#endif
    :: LEAVES -> goto over
    fi
  };
open: /* creates the stream; reads what an earlier attempt may have sent, until it shows what was acknowledged */
  atomic {
    if
#ifndef NO_READ_BACK
    :: exists && resumed -> readBack()
#endif
    :: else -> exists = true; next = acked
    fi;
#ifdef IGNORE_PROGRESS
    acked = 0;
#endif
    if
    :: next < acked -> next = 0; seen = 0; goto open
    :: else -> next = 0; resumed = false
    fi
  };

send: /* the next record that is missing; the fence */
  atomic {
    if
    :: LEAVES -> goto over
    :: STOPS -> what = Release; goto write
    :: true ->
      do
      :: next < RECORDS && (next < acked || (seen >> next) & 1) -> next++
      :: else -> break
      od;
      if
      :: next == RECORDS -> what = Commit; goto write
#ifndef NO_FENCE
      :: next < RECORDS && slack[me] == 0 -> what = Fence; goto write
#endif
      :: else -> putBegins()
      fi
    fi
  };
put:
  atomic {
    if
    :: true -> stored(me, SETTLE); next++; acked = next; goto send       /* 200 */
    :: LOSES -> putEnds(); goto send                                     /* throttled */
    :: STOPS -> putEnds(); what = Release; goto write                    /* refused */
    :: LOSES -> putUnanswered(); goto settle
    :: CRASHES -> goto over
    :: slack[me] < SLACK && RENEWS -> what = Renew; goto write
    fi
  };
over:
  atomic {
    patience[me] = 0; slack[me] = 0; hoped[me] = 0; nap[me] = 0;
    current[me] = false; own[me] = false;
    what = 0; next = 0; seen = 0; acked = 0; resumed = false
#ifdef LIVE
    ; if :: me == RUNS && state != Committed -> goto look :: else fi /* there is always a later run */
#endif
  }
}

#ifdef LIVE
ltl live { <> (state == Committed) }
#endif
